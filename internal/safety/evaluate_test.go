package safety

import (
	"bytes"
	"strings"
	"testing"
)

func TestEvaluate(t *testing.T) {
	t.Parallel()
	const set = `{"text":"crushing chest pain","lang":"en","red_flag":true,"category":"cardiac"}

{"text":"what time do you open","lang":"en","red_flag":false,"category":"cardiac"}
{"text":"do you treat chest pain?","red_flag":false}
{"text":"no puedo respirar","lang":"es","red_flag":true}
{"text":"a line without a label"}
`
	var predictions bytes.Buffer
	r, err := Evaluate(load(t), strings.NewReader(set), &predictions)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"text":"crushing chest pain","level":"emergency","category":"chest_pain"}
{"text":"what time do you open","level":"none","category":""}
{"text":"do you treat chest pain?","level":"footer","category":"chest_pain"}
{"text":"no puedo respirar","level":"emergency","category":"breathing"}
{"text":"a line without a label","level":"none","category":""}
`
	if predictions.String() != want {
		t.Errorf("predictions are\n%s\nwant\n%s", predictions.String(), want)
	}
	if r.Lines != 5 || r.Alarms != 2 || r.All != (Count{True: 2, Found: 2, Benign: 2}) {
		t.Errorf("report is %+v", r)
	}
	if r.ByLang["es"] != (Count{True: 1, Found: 1}) || r.ByCategory["cardiac"] != (Count{True: 1, Found: 1, Benign: 1}) {
		t.Errorf("report by language and category is %+v %+v", r.ByLang, r.ByCategory)
	}
	for _, part := range []string{"5 lines, 2 alarms", "recall", "cardiac", "1.000    2/2"} {
		if !strings.Contains(r.String(), part) {
			t.Errorf("report lacks %q:\n%s", part, r)
		}
	}
}

func TestEvaluateNamesTheLine(t *testing.T) {
	t.Parallel()
	_, err := Evaluate(load(t), strings.NewReader("{\"text\":\"a\"}\nnot json\n"), nil)
	if err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("error is %v, want one that names line 2", err)
	}
}
