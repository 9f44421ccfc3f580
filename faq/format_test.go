package faq_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"frontdesk/faq"
)

func sampleEntries() []faq.Entry {
	return []faq.Entry{
		{
			ID: "cancel-appointment", Lang: "en", Topic: "appointments", Question: "How do I cancel my appointment?",
			Variants: []string{"I need to call off my visit", "cancel | postpone", `back\slash`, "=SUM(A1)", "'quoted"},
			Answer:   "Send us a message.\n\n- by 5 pm\n---\n\\---\n  indented: yes\n# not a heading of ours\n\"quotes\", commas, 'apostrophes'",
			Tags:     []string{"visit", "a,b", "no"}, Owner: "Anna Müller", Team: "front-desk", Status: "published",
			ReviewBy: faq.Date{Year: 2026, Month: 12, Day: 31}, ValidFrom: faq.Date{Year: 2024, Month: 2, Day: 29},
			ValidUntil: faq.Date{Year: 2027, Month: 1, Day: 1},
		},
		{ID: "no", Lang: "es", Question: "¿Cómo cancelo mi cita?", Answer: "Llame al 555 0110: siempre."},
		{ID: "2", Lang: "ar", Question: "كيف ألغي موعدي؟", Answer: "- أرسل لنا رسالة", Variants: []string{"إلغاء", "# x", "null", "~", "1e3"}},
	}
}

func TestFormatRoundTrip(t *testing.T) {
	t.Parallel()
	for _, format := range []string{"yaml", "md", "csv"} {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			data, err := faq.Format(sampleEntries(), format)
			if err != nil {
				t.Fatal(err)
			}
			got, err := faq.Parse("entries."+format, data, "")
			if err != nil {
				t.Fatalf("%v\n%s", err, data)
			}
			if want := sampleEntries(); !reflect.DeepEqual(got, want) {
				t.Errorf("got  %+v\nwant %+v\nfile:\n%s", got, want, data)
			}
		})
	}
}

func TestFormatJSONLD(t *testing.T) {
	t.Parallel()
	data, err := faq.Format(sampleEntries(), "jsonld")
	if err != nil {
		t.Fatal(err)
	}
	page := "<html><script type=\"application/ld+json\">{\"@type\":\"Organization\"}</script>\n<SCRIPT id=x type='application/ld+json'>\n" +
		string(data) + "</script></html>"
	for name, file := range map[string]string{"faq.jsonld": string(data), "faq.json": string(data), "index.html": page} {
		got, err := faq.Parse(name, []byte(file), "")
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var want []faq.Entry
		for _, e := range sampleEntries() {
			want = append(want, faq.Entry{ID: e.ID, Lang: e.Lang, Question: e.Question, Variants: e.Variants, Answer: e.Answer, Tags: e.Tags})
		}
		want[0].Answer = strings.ReplaceAll(want[0].Answer, "\n  indented", "\nindented") // HTML has no indents
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", name, got, want)
		}
	}
}

func TestFormatUnknown(t *testing.T) {
	t.Parallel()
	if _, err := faq.Format(nil, "docx"); err == nil || !strings.Contains(err.Error(), "choose yaml, md, csv or jsonld") {
		t.Errorf("got %v", err)
	}
}

func TestParse(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, file, lang string
		want             []faq.Entry
	}{
		{
			"design.yaml", `
- id: cancel-appointment
  lang: en
  topic: appointments
  question: How do I cancel my appointment?
  variants: [I need to call off my visit, cancel booking]
  answer: |
    Send us ...
    And so on.
  review_by: 2026-06-01
`, "es",
			[]faq.Entry{{
				ID: "cancel-appointment", Lang: "en", Topic: "appointments", Question: "How do I cancel my appointment?",
				Variants: []string{"I need to call off my visit", "cancel booking"}, Answer: "Send us ...\nAnd so on.",
				ReviewBy: faq.Date{Year: 2026, Month: 6, Day: 1},
			}},
		},
		{
			"ids.yml", "- question: Où êtes-vous?\n  answer: Ici.\n- {question: où êtes vous, answer: Là}\n- {question: سؤال, answer: نعم, lang: AR}\n", "fr",
			[]faq.Entry{
				{ID: "ou-etes-vous", Lang: "fr", Question: "Où êtes-vous?", Answer: "Ici."},
				{ID: "ou-etes-vous-2", Lang: "fr", Question: "où êtes vous", Answer: "Là"},
				{ID: "entry-dqe9vg", Lang: "ar", Question: "سؤال", Answer: "نعم"},
			},
		},
		{
			"bom.yaml", "\ufeff- {id: no, question: 'Yes?', answer: off}\r\n", "", []faq.Entry{{ID: "no", Lang: "en", Question: "Yes?", Answer: "off"}},
		},
		{
			"page.md", `---
lang: pt_BR
topic: visits
owner: Ana
---
## Where are you?

On **Green** Lane.

### Second floor?
Yes.
`, "",
			[]faq.Entry{
				{ID: "where-are-you", Lang: "pt-br", Topic: "visits", Owner: "Ana", Question: "Where are you?", Answer: "On **Green** Lane."},
				{ID: "second-floor", Lang: "pt-br", Topic: "visits", Owner: "Ana", Question: "Second floor?", Answer: "Yes."},
			},
		},
		{
			"bare.md", "# A?\nanswer a\n# B?\n\nanswer b", "en",
			[]faq.Entry{{ID: "a", Lang: "en", Question: "A?", Answer: "answer a"}, {ID: "b", Lang: "en", Question: "B?", Answer: "answer b"}},
		},
		{
			"two.md", "---\nid: a\n---\n# A?\n\nanswer\n## with a heading\n\n---\nid: b\nquestion: B?\n---\nanswer b\n\\---\nend\n", "en",
			[]faq.Entry{
				{ID: "a", Lang: "en", Question: "A?", Answer: "answer\n## with a heading"},
				{ID: "b", Lang: "en", Question: "B?", Answer: "answer b\n---\nend"},
			},
		},
		{
			"sheet.csv", "Question;Answer;Locale;alt_questions;tags\r\n\"When, then?\";\"Now;\nor later\";es;a|b\\|c;x\r\n;;;;\r\n", "en",
			[]faq.Entry{{ID: "when-then", Lang: "es", Question: "When, then?", Answer: "Now;\nor later", Variants: []string{"a", "b|c"}, Tags: []string{"x"}}},
		},
		{
			"schema.json", `{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},{"@type":["WebPage","FAQPage"],"inLanguage":"es","mainEntity":
				{"@type":"Question","name":"Parking &amp; bikes?","acceptedAnswer":[{"@type":"Answer","text":"<p>Yes,\n  <b>two</b> lots:</p><ul><li>north</li><li>south</li></ul>Free&nbsp;of charge"}]}}]}`, "en",
			[]faq.Entry{{ID: "parking-bikes", Lang: "es", Question: "Parking & bikes?", Answer: "Yes, two lots:\n\n- north\n- south\nFree of charge"}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, err := faq.Parse("some/folder/"+c.name, []byte(c.file), c.lang)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}

func TestParseProblems(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 601)
	for _, c := range []struct {
		name, file string
		want       []string // lines of the error, in full
	}{
		{"clinic.yaml", "- id: a\n  question: A?\n  answer: a\n- id: b\n  question: B?\n  awnser: b\n", []string{`clinic.yaml line 6: unknown field "awnser": did you mean "answer"?`}},
		{"twice.yaml", "- {id: a, question: A, answer: a}\n- {id: a, question: A, answer: a, lang: es}\n- {id: a, question: A, answer: a}\n", []string{`twice.yaml line 3: id "a" is there twice in en, first at line 1`}},
		{"field.yaml", "- id: a\n  id: b\n  question: A?\n  answer: a\n", []string{`field.yaml line 2: field "id" is there twice`}},
		{"empty.yaml", "- id: a\n  question: '  '\n  answer:\n", []string{"empty.yaml line 2: the question is empty", "empty.yaml line 3: the answer is empty"}},
		{"id.yaml", "- id: Upper_Case\n  question: A?\n  answer: a\n", []string{`id.yaml line 1: id "Upper_Case": use only a-z, 0-9 and -`}},
		{"date.yaml", "- id: a\n  question: A?\n  answer: a\n  review_by: 2026-02-29\n  valid_from: soon\n", []string{
			`date.yaml line 4: review_by: "2026-02-29" is not a day of the calendar`, `date.yaml line 5: valid_from: "soon" is not a date: write it like 2026-03-31`,
		}},
		{"span.yaml", "- id: a\n  question: A?\n  answer: a\n  valid_from: 2026-03-01\n  valid_until: 2026-02-01\n", []string{"span.yaml line 5: valid_until 2026-02-01 is before valid_from 2026-03-01"}},
		{"long.yaml", "- id: a\n  question: " + long + "\n  answer: a\n", []string{"long.yaml line 2: question has 601 characters, at most 600 fit"}},
		{"control.yaml", "- id: a\n  question: A?\n  answer: \"a\\x07b\"\n", []string{"control.yaml line 3: answer has the control character U+0007 in it: remove it"}},
		{"lines.yaml", "- id: a\n  question: \"A\\nB\"\n  answer: a\n", []string{"lines.yaml line 2: question has a line break in it: write it on one line"}},
		{"status.yaml", "- id: a\n  question: A?\n  answer: a\n  status: live\n", []string{`status.yaml line 4: status "live": write draft, published or archived`}},
		{"list.yaml", "- id: [a]\n  question: A?\n  answer: a\n  variants: b\n", []string{"list.yaml line 1: id: want one text, not a list or fields", `list.yaml line 4: variants: want a list, each text on its own line after "- "`}},
		{"map.yaml", "entries:\n- id: a\n", []string{`map.yaml line 1: want a list of entries, each starting with "- id:"`}},
		{"item.yaml", "- hello\n", []string{`item.yaml line 1: want an entry: fields such as "question: ..."`}},
		{"syntax.yaml", "- id: a\n  question: \"A\n", []string{"syntax.yaml line 2: not YAML: found unexpected end of stream"}},
		{"flow.yaml", "\n- id: a\n  variants: [Can I park?, x]\n", []string{`flow.yaml line 3: not YAML: did not find expected ',' or ']' (inside [ ] and { } put quotes around a text with "?" or "," in it)`}},
		{"none.yaml", "", []string{"none.yaml: no entries in it"}},
		{"latin1.yaml", "- id: a\n  question: caf\xe9\n", []string{"latin1.yaml line 2: not UTF-8: save the file as UTF-8"}},
		{"notes.txt", "hello", []string{"notes.txt: unknown format: the name must end in .yaml, .md, .csv, .json, .jsonld or .html"}},
		{"open.md", "---\nid: a\n---\n# A?\n\ntext\n---\n", []string{`open.md line 7: front matter without a closing line of three dashes (inside an answer write \---)`}},
		{"head.md", "---\nid: a\nanswr: b\n---\n# A?\ntext\n", []string{`head.md line 3: unknown field "answr": did you mean "answer"?`}},
		{"yaml.md", "x\n\n---\nid: 'a\n---\n# A?\ntext\n", []string{"yaml.md line 1: text before the first question: start each question with \"# \"", "yaml.md line 4: not YAML: found unexpected end of stream"}},
		{"noquestion.md", "---\nid: a\n---\nText\n", []string{"noquestion.md line 1: the question is empty"}},
		{"noanswer.md", "# A?\n# B?\nb\n", []string{"noanswer.md line 1: the answer is empty"}},
		{"columns.csv", "question,anwser\na,b\n", []string{`columns.csv line 1: unknown column "anwser": did you mean "answer"?`, `columns.csv line 1: no column "answer": the first row names the columns`}},
		{"cells.csv", "question,answer\nA?,a\nB?,b, c\n", []string{`cells.csv line 3: 3 cells in a row under 2 columns: put quotes around a text with "," in it`}},
		{"quote.csv", "question,answer\nA?,\"a\nB?,b\n", []string{`quote.csv line 3: not CSV: extraneous or missing " in quoted-field`}},
		{"syntax.json", "{\n\"@type\": \"FAQPage\",\n", []string{"syntax.json line 2: not JSON: it ends too early"}},
		{"other.json", "{\"a\": 1}", []string{`other.json line 1: no question in it: want "@type": "FAQPage" with "mainEntity", a list of questions`}},
		{"answer.json", "{\"@type\":\"FAQPage\",\"mainEntity\":[\n{\"@type\":\"Question\",\"name\":\"A?\"}]}", []string{"answer.json line 2: the answer is empty"}},
		{"plain.html", "<p>hi</p>", []string{`plain.html: no <script type="application/ld+json"> with a FAQPage in it`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			entries, err := faq.Parse(c.name, []byte(c.file), "")
			if err == nil {
				t.Fatalf("no error, entries %+v", entries)
			}
			if got, want := err.Error(), strings.Join(c.want, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			var parse *faq.ParseError
			if !errors.As(err, &parse) || len(parse.Problems) != len(c.want) {
				t.Errorf("not a *ParseError with %d problems: %#v", len(c.want), err)
			}
		})
	}
}

func TestParseCollectsTwentyProblems(t *testing.T) {
	t.Parallel()
	var file strings.Builder
	for i := range 30 {
		fmt.Fprintf(&file, "- {id: a%d, question: A}\n", i)
	}
	_, err := faq.Parse("many.yaml", []byte(file.String()), "")
	var parse *faq.ParseError
	if !errors.As(err, &parse) || len(parse.Problems) != 20 || parse.More != 10 {
		t.Fatalf("got %v", err)
	}
	if !strings.HasSuffix(err.Error(), "\nmany.yaml: and 10 more") {
		t.Errorf("got %v", err)
	}
}

func TestParseSetTakesForeignIDs(t *testing.T) {
	t.Parallel()
	got, err := faq.ParseSet("set.yaml", []byte("- {id: 'reverted_card_payment?', question: A, answer: a}\n"), "")
	if err != nil || len(got) != 1 || got[0].ID != "reverted_card_payment?" {
		t.Errorf("got %+v, %v", got, err)
	}
}

func FuzzRoundTrip(f *testing.F) {
	f.Add("id", "What?", "v1", "answer\n---\nmore", "tag")
	f.Add("a-b", "# x", "'=1|\\", "- a\n\n\\---\n  b: c", "y")
	f.Fuzz(func(t *testing.T, id, question, variant, answer, tag string) {
		// Whatever entry Parse accepts must survive every lossless format.
		e := faq.Entry{ID: id, Lang: "en", Question: question, Variants: []string{variant, "b"}, Answer: answer, Tags: []string{tag}, Topic: tag, Owner: variant}
		data, err := faq.Format([]faq.Entry{e}, "csv")
		if err != nil {
			return
		}
		entries, err := faq.Parse("first.csv", data, "")
		if err != nil {
			return
		}
		for _, format := range []string{"yaml", "md", "csv"} {
			data, err := faq.Format(entries, format)
			if err != nil {
				t.Fatal(err)
			}
			got, err := faq.Parse("again."+format, data, "")
			if err != nil {
				t.Fatalf("%s: %v\n%q", format, err, data)
			}
			if !reflect.DeepEqual(got, entries) {
				t.Fatalf("%s:\ngot  %+q\nwant %+q\n%q", format, got, entries, data)
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add("a.yaml", "- id: a\n  question: A?\n  answer: &x a\n- *x\n")
	f.Add("a.md", "---\nid: a\n---\n# A?\ntext\n")
	f.Add("a.csv", "question,answer\nA?,a\n")
	f.Add("a.json", `{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"A?","acceptedAnswer":{"text":"a"}}]}`)
	f.Add("a.html", `<script type="application/ld+json">{"@type":"FAQPage"}</script>`)
	f.Fuzz(func(t *testing.T, name, data string) {
		entries, err := faq.Parse(name, []byte(data), "")
		if (err == nil) != (len(entries) > 0) {
			t.Fatalf("%d entries and error %v", len(entries), err)
		}
		if err == nil {
			if _, err := faq.Build(entries); err != nil {
				t.Fatalf("Build refuses what Parse took: %v", err)
			}
		}
	})
}
