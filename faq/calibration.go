package faq

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"

	_ "embed"
)

// Calibration turns what the matcher sees into a probability, and a probability into a decision. It is learnt by
// Fit from questions whose right entry is known.
type Calibration struct {
	Signals []string  `json:"signals"` // names, in the order of Weights
	Weights []float64 `json:"weights"` // of a logistic regression
	Answer  float64   `json:"answer"`  // least confidence for Answer
	Suggest float64   `json:"suggest"` // least confidence for Suggest
}

//go:embed data/calibration.json
var calibrationFile []byte

// shipped returns the calibration that comes with the package.
var shipped = sync.OnceValue(func() Calibration {
	var c Calibration
	if err := json.Unmarshal(calibrationFile, &c); err != nil {
		panic("faq: embedded calibration: " + err.Error()) // cannot happen in a build that passed its tests
	}
	if err := c.check(); err != nil {
		panic("faq: embedded calibration: " + err.Error())
	}
	return c
})

func (c *Calibration) check() error {
	if !slices.Equal(c.Signals, signalNames[:]) {
		return fmt.Errorf("signals %q, want %q: fit it again", c.Signals, signalNames[:])
	}
	if len(c.Weights) != len(c.Signals) {
		return errors.New("not one weight for each signal")
	}
	if c.Suggest > c.Answer || c.Suggest < 0 || c.Answer > 1 {
		return fmt.Errorf("thresholds %v and %v are not in order", c.Suggest, c.Answer)
	}
	return nil
}

// confidence is the probability that the first candidate is right: that of the logistic regression, less where the
// candidate's phrasings have few of the message's words. Without that a message about something else altogether
// would keep the probability of the poorest one that the samples have.
func (c *Calibration) confidence(g *signals) float64 {
	if g[signalBias] == 0 {
		return 0
	}
	z := 0.0
	for i, w := range c.Weights {
		z += w * g[i]
	}
	covered := max(0, math.Exp(g[signalCovered])-coveredFloor)
	return min(1, leastTrust+(1-leastTrust)*covered/enoughCovered) / (1 + math.Exp(-z))
}

// enoughCovered is the share of a message's weight that the phrasings must have for the probability to hold, and
// leastTrust what is left of it when they have none, since letters alone can be right.
const (
	enoughCovered = 0.06
	leastTrust    = 0.4
)

func (c *Calibration) decide(confidence float64) Decision {
	switch {
	case confidence >= c.Answer:
		return Answer
	case confidence >= c.Suggest:
		return Suggest
	}
	return None
}
