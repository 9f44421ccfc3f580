// Package faq holds what a clinic answers and finds the answer that a message asks for.
//
// Parse and Format read and write files of entries; Check and Due tell what is wrong with them. Build makes an
// immutable Index, Index.Match asks it, Evaluate measures it, and Fit teaches it what its confidence means.
// The package is pure: no network, files, clock or randomness.
//
// How a message becomes a decision, each step in the file of its name:
//
//	text        folded, clipped, cut into words (text.go, internal/language)
//	vocabulary  words as the entries write them; typos taken for them (vocabulary.go, typo.go), stems (stem.go)
//	feature     words, pairs of words, runs of letters, concepts: what words mean at a front desk (concept.go)
//	model       one weight for each feature and entry, learnt from the phrasings (shelf.go, train.go, model.go)
//	rank        the best five candidates, and signals of how sure that is (rank.go, phrasing.go)
//	calibration signals become a probability, and that a decision: answer, suggest, none (calibration.go, fit.go)
//	reason      what decided, in words of the entries (reason.go)
//
// There is one such index, a shelf, for each language; Match chooses among them by the words of the message.
//
// The numbers in the code and in data/calibration.json were chosen on development sets; `go run ./faq/measure`
// prints how well they do and fits the calibration anew.
package faq
