// Package feedback asks how a visit or a chat went, decides when to ask, and counts the answers.
//
// It is pure: it reads no clock, no files and no network. Everything it knows is passed in.
package feedback

// Instrument is one survey question with its answers and the rules for counting them.
//
// Option codes are stored with every answer and never change their meaning. A change of wording that keeps the meaning
// raises Version; a change of meaning is a new instrument with a new ID.
type Instrument struct {
	ID       string
	Version  int
	Name     string
	Question string
	Why      string // the open question that follows the first one
	Options  []Option
	Measures []Measure
}

// Option is one answer. Code is a stable word of at most 21 bytes, so that it fits into a Telegram button together with
// an id; Label is the English text of the button. Other languages translate by Code.
type Option struct {
	Code  string
	Label string
	Class Class
}

// Class says how an answer counts.
type Class int

// An answer is neutral when it says neither good nor bad, and when the patient does not know.
const (
	Neutral Class = iota
	Positive
	Negative

	classes = 3
)

// Measure is one number of a report: 100 * (answers in Plus - answers in Minus) / all answers. Minus is Neutral when
// nothing is subtracted.
type Measure struct {
	ID         string
	Name       string
	Definition string // printed beside every value
	Plus       Class
	Minus      Class
}

// Instruments lists all instruments, the default one first.
func Instruments() []Instrument {
	return []Instrument{FFT(), CSAT(), NPS()}
}

// Find returns the instrument with this ID.
func Find(id string) (Instrument, bool) {
	for _, i := range Instruments() {
		if i.ID == id {
			return i, true
		}
	}
	return Instrument{}, false
}

// FFT is the NHS Friends and Family Test, for visits. NHS England fixes the question, the options and their order, and
// that Don't know counts in the denominator; the wording is locked by a test.
func FFT() Instrument {
	return Instrument{
		ID:       "fft",
		Version:  1,
		Name:     "Friends and Family Test",
		Question: "Overall, how was your experience of our service?",
		Why:      "Please can you tell us why you gave your answer?",
		Options: []Option{
			{"very_good", "Very good", Positive},
			{"good", "Good", Positive},
			{"neither", "Neither good nor poor", Neutral},
			{"poor", "Poor", Negative},
			{"very_poor", "Very poor", Negative},
			{"dont_know", "Don't know", Neutral},
		},
		Measures: []Measure{
			{"positive", "% positive", "(Very good + Good) / all answers, Don't know included", Positive, Neutral},
			{"negative", "% negative", "(Poor + Very poor) / all answers, Don't know included", Negative, Neutral},
		},
	}
}

// CSAT is customer satisfaction on five points, for chats. Products count it in different ways; here it is the share of
// the two best points among all answers.
func CSAT() Instrument {
	return Instrument{
		ID:       "csat",
		Version:  1,
		Name:     "Satisfaction with the chat",
		Question: "How happy are you with the help you got in this chat?",
		Why:      "What could we do better?",
		Options: []Option{
			{"very_happy", "Very happy", Positive},
			{"happy", "Happy", Positive},
			{"neither", "Neither happy nor unhappy", Neutral},
			{"unhappy", "Unhappy", Negative},
			{"very_unhappy", "Very unhappy", Negative},
		},
		Measures: []Measure{
			{"csat", "% satisfied (CSAT)", "(Very happy + Happy, points 5 and 4 of 5) / all answers", Positive, Neutral},
		},
	}
}

// NPS is the Net Promoter Score, from -100 to 100. It is offered because some clinics have to report it, and is never a
// default: the NHS dropped it as a headline in 2014 because readers misunderstood it.
func NPS() Instrument {
	return Instrument{
		ID:       "nps",
		Version:  1,
		Name:     "Net Promoter Score",
		Question: "How likely are you to recommend us to a friend or colleague?",
		Why:      "What is the main reason for your answer?",
		Options: []Option{
			{"ten", "10", Positive},
			{"nine", "9", Positive},
			{"eight", "8", Neutral},
			{"seven", "7", Neutral},
			{"six", "6", Negative},
			{"five", "5", Negative},
			{"four", "4", Negative},
			{"three", "3", Negative},
			{"two", "2", Negative},
			{"one", "1", Negative},
			{"zero", "0", Negative},
		},
		Measures: []Measure{
			{"nps", "NPS", "% of answers 9 and 10 minus % of answers 0 to 6, of all answers; from -100 to 100", Positive, Negative},
		},
	}
}

// Option returns the option with this code. An unknown code, such as one of another instrument, is false.
func (i Instrument) Option(code string) (Option, bool) {
	for _, o := range i.Options {
		if o.Code == code {
			return o, true
		}
	}
	return Option{}, false
}

// Poor says whether this answer calls for service recovery: a person offers to put things right. An unknown code is not
// poor.
func (i Instrument) Poor(code string) bool {
	o, ok := i.Option(code)
	return ok && o.Class == Negative
}
