package telegramtest

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// shown writes entities shortly: type@offset+length and the argument.
func shown(entities []Entity) string {
	var parts []string
	for _, e := range entities {
		part := fmt.Sprintf("%s@%d+%d", e.Type, e.Offset, e.Length)
		if argument := e.URL + e.Language + e.CustomEmojiID; argument != "" {
			part += "(" + argument + ")"
		}
		if e.UserID != 0 {
			part += fmt.Sprintf("(%d)", e.UserID)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, " ")
}

func TestHTML(t *testing.T) {
	t.Parallel()
	for source, want := range map[string][2]string{
		"plain":                                                 {"plain", ""},
		"a & b &amp; c":                                         {"a & b & c", ""},
		"&lt;b&gt; &quot;x&quot;":                               {`<b> "x"`, ""},
		"&lt no semicolon":                                      {"< no semicolon", ""},
		"&copy; &nosuch; &":                                     {"&copy; &nosuch; &", ""},
		"&#65;&#x42;&#x1F44B;&#0;":                              {"AB👋&#0;", ""},
		"<b>bold</b> <strong>s</strong>":                        {"bold s", "bold@0+4 bold@5+1"},
		"<i>i</i><em>e</em><u>u</u><ins>n</ins>":                {"ieun", "italic@0+1 italic@1+1 underline@2+1 underline@3+1"},
		"<s>s</s><strike>t</strike><del>d</del>":                {"std", "strikethrough@0+1 strikethrough@1+1 strikethrough@2+1"},
		"<tg-spoiler>x</tg-spoiler>":                            {"x", "spoiler@0+1"},
		`<span class="tg-spoiler">x</span>`:                     {"x", "spoiler@0+1"},
		"👋 <b>Ä</b>":                                            {"👋 Ä", "bold@3+1"},
		"<b>a<i>b</i></b>":                                      {"ab", "italic@1+1 bold@0+2"},
		"<B>x</b>":                                              {"x", "bold@0+1"},
		"<b>x</>":                                               {"x", "bold@0+1"},
		"<b ></b >empty":                                        {"empty", ""},
		"<code>x = 1</code>":                                    {"x = 1", "code@0+5"},
		"<pre>a\nb</pre>":                                       {"a\nb", "pre@0+3"},
		`<pre><code class="language-go">x</code></pre>`:         {"x", "pre@0+1(go)"},
		`<code class="language-go">x</code>`:                    {"x", "code@0+1"},
		"<blockquote>q</blockquote>":                            {"q", "blockquote@0+1"},
		"<blockquote expandable>q</blockquote>":                 {"q", "expandable_blockquote@0+1"},
		`<a href="https://Example.org/p?q=1&amp;r=2">l</a>`:     {"l", "text_link@0+1(https://example.org/p?q=1&r=2)"},
		`<a href='http://example.org'>l</a>`:                    {"l", "text_link@0+1(http://example.org/)"},
		`<a href=example.org>l</a>`:                             {"l", "text_link@0+1(http://example.org/)"},
		`<a>example.org</a>`:                                    {"example.org", "text_link@0+11(http://example.org/)"},
		`<a href="javascript:alert(1)">l</a>`:                   {"l", ""},
		`<a href="tg://user?id=42">l</a>`:                       {"l", "text_mention@0+1(42)"},
		`<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>`: {"👍", "custom_emoji@0+2(5368324170671202286)"},
	} {
		text, entities, err := parseHTML(source)
		if err != nil || text != want[0] || shown(entities) != want[1] {
			t.Errorf("%s\n got %q %s %v\nwant %q %s", source, text, shown(entities), err, want[0], want[1])
		}
	}
}

func TestHTMLErrors(t *testing.T) {
	t.Parallel()
	for source, want := range map[string]string{
		"1 < 2":                       `Unsupported start tag "" at byte offset 2`,
		"a <3 you":                    `Unsupported start tag "3" at byte offset 2`,
		"<p>x</p>":                    `Unsupported start tag "p" at byte offset 0`,
		"é<br>":                       `Unsupported start tag "br" at byte offset 2`,
		"<script>x</script>":          `Unsupported start tag "script" at byte offset 0`,
		"<!-- x -->":                  `Unsupported start tag "!--" at byte offset 0`,
		"<b>x":                        `Can't find end tag corresponding to start tag "b"`,
		"<b>x</i>":                    `Unmatched end tag at byte offset 4, expected "</b>", found "</i>"`,
		"<b><i>x</b></i>":             `Unmatched end tag at byte offset 7, expected "</i>", found "</b>"`,
		"x</b>":                       `Unexpected end tag at byte offset 1`,
		"<b":                          `Unclosed start tag at byte offset 0`,
		"a <b":                        `Unclosed start tag at byte offset 2`,
		"<b>x</b":                     `Unclosed end tag at byte offset 4`,
		`<a href="x`:                  `Unclosed start tag at byte offset 0`,
		`<a href=`:                    `Unclosed start tag "a" at byte offset 0`,
		`<a href=a/b>x</a>`:           `Unexpected end of name token at byte offset 8`,
		`<a ="x">x</a>`:               `Empty attribute name in the tag "a" at byte offset 0`,
		`<span>x</span>`:              `Tag "span" must have class "tg-spoiler" at byte offset 0`,
		`<tg-emoji>x</tg-emoji>`:      `Invalid custom emoji identifier specified`,
		"&#xD800;":                    "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
		"If x < y & y < z, <b>ok</b>": `Unsupported start tag "" at byte offset 5`,
	} {
		_, _, err := parseHTML(source)
		if err == nil || err.Error() != want {
			t.Errorf("%s\n got %v\nwant %s", source, err, want)
		}
	}
}

func TestMarkdownV2(t *testing.T) {
	t.Parallel()
	for source, want := range map[string][2]string{
		`plain text\. \(yes\)`:               {"plain text. (yes)", ""},
		`*bold* _italic_ __under__ ~strike~`: {"bold italic under strike", "bold@0+4 italic@5+6 underline@12+5 strikethrough@18+6"},
		`||hidden|| ` + "`code`":             {"hidden code", "spoiler@0+6 code@7+4"},
		`*b _i_*`:                            {"b i", "italic@2+1 bold@0+3"},
		"```go\nx\n```":                      {"x", "pre@0+1(go)"},
		"```\nx```":                          {"x", "pre@0+1"},
		`[link](https://example.org/a\)b)`:   {"link", "text_link@0+4(https://example.org/a)b)"},
		">quoted\n>more\nafter":              {"quoted\nmore\nafter", "blockquote@0+11"},
		`![👍](tg://emoji?id=12)`:             {"👍", "custom_emoji@0+2(12)"},
		`👋 *Ä*`:                              {"👋 Ä", "bold@3+1"},
	} {
		text, entities, err := parseMarkdownV2(source)
		if err != nil || text != want[0] || shown(entities) != want[1] {
			t.Errorf("%s\n got %q %s %v\nwant %q %s", source, text, shown(entities), err, want[0], want[1])
		}
	}
	for source, want := range map[string]string{
		"a.":       `Character '.' is reserved and must be escaped with the preceding '\'`,
		"a]":       `Character ']' is reserved and must be escaped with the preceding '\'`,
		"*x":       "Can't find end of Bold entity at byte offset 0",
		"a _x":     "Can't find end of Italic entity at byte offset 2",
		"[x](http": "Can't find end of a URL at byte offset 3",
	} {
		_, _, err := parseMarkdownV2(source)
		if err == nil || err.Error() != want {
			t.Errorf("%s\n got %v\nwant %s", source, err, want)
		}
	}
}

func TestFoundEntities(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"/start":                         "bot_command@0+6",
		"/start@frontdesk_bot abc":       "bot_command@0+20",
		"say /help now":                  "bot_command@4+5",
		"1/2 or a/b":                     "",
		"see https://example.org/a?b=1.": "url@4+25",
		"see example.org, or ask":        "url@4+11",
		"write to me@example.org please": "email@9+14",
		"@anna_b and #help2 and #1":      "mention@0+7 hashtag@12+6",
		"it costs 3.50. Call me.":        "",
		"👋 /help":                        "bot_command@3+5",
		"Grüße /person":                  "bot_command@6+7",
	} {
		if got := shown(findEntities(text, nil)); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
	given := []Entity{{Type: "code", Offset: 0, Length: 5}}
	if got := shown(findEntities("/help /person", given)); got != "code@0+5 bot_command@6+7" {
		t.Errorf("inside code: %s", got)
	}
}

func TestTextIsStoredAsTelegramStoresIt(t *testing.T) {
	t.Parallel()
	s := New(Config{})
	defer s.Close()
	for source, want := range map[string][2]string{
		"  x  ":                          {"x", ""},
		" \n<b> x</b> \n":                {" x", "bold@0+2"},
		"<b>x</b>  <i> </i>":             {"x", "bold@0+1"},
		"a\r\nb\tc":                      {"a\nb c", ""},
		"a\u202eb":                       {"ab", ""},
		"<code>a <b>b</b></code>":        {"a b", "code@0+3"},
		"<b>/help</b>":                   {"/help", "bold@0+5"},
		`<a href="tg://user?id=5">x</a>`: {"x", ""}, // a stranger
	} {
		text, entities, err := s.readText(source, "HTML", "")
		if err != nil || text != want[0] || shown(entities) != want[1] {
			t.Errorf("%q\n got %q %s %v\nwant %q %s", source, text, shown(entities), err, want[0], want[1])
		}
	}
}

// sound fails unless entities lie within a valid text, sorted and none empty.
func sound(t *testing.T, text string, entities []Entity) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Fatalf("text %q is not UTF-8", text)
	}
	units := utf16Len(text)
	for _, e := range entities {
		if e.Offset < 0 || e.Length <= 0 || e.Offset+e.Length > units || e.Type == "" {
			t.Fatalf("entity %+v in a text of %d units", e, units)
		}
	}
}

func FuzzHTML(f *testing.F) {
	for _, seed := range []string{
		"<b>x</b>", "a < b &amp; c", `<a href="x">&#x1F44B;</a>`, "<pre><code class='language-go'>x", "</b>", "<b\x00>", "&#", "<a href=",
		"<blockquote expandable>👋</blockquote>", `<span class="tg-spoiler">é</span>`, "<b><i><u>x</u></i></b>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if !utf8.ValidString(source) {
			return // refused before it is parsed
		}
		text, entities, err := parseHTML(source)
		if err != nil {
			return
		}
		sound(t, text, entities)
		// Escaped, any text comes back as it is.
		escaped := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(source)
		if back, marks, err := parseHTML(escaped); err != nil || back != source || len(marks) != 0 {
			t.Fatalf("escaped %q came back as %q %v %v", source, back, marks, err)
		}
	})
}

func FuzzMarkdownV2(f *testing.F) {
	for _, seed := range []string{"*b*", "_i_ __u__", "```go\nx```", "[a](b.c)", ">q\nx", "||s||", `\*`, "![x](tg://emoji?id=1)", "`c`"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if !utf8.ValidString(source) {
			return
		}
		if text, entities, err := parseMarkdownV2(source); err == nil {
			sound(t, text, entities)
		}
	})
}

func FuzzStoredText(f *testing.F) {
	f.Add(" \n<b> x</b> ", "HTML")
	f.Add("/help @x #y https://example.org", "")
	f.Add("<code>a<b>b</b></code>", "HTML")
	f.Fuzz(func(t *testing.T, source, mode string) {
		s := &Server{users: map[int64]*user{}}
		text, entities, err := s.readText(source, mode, "")
		if err == nil {
			sound(t, text, entities)
		}
	})
}
