package safety

import "slices"

// Contexts after the ideas of NegEx (Chapman and others, 2001) and ConText (Harkema and others, 2009): trigger
// phrases colour the words near them, terminators end the reach, and phrases that only look like triggers are
// listed apart. Unlike there, somebody else's emergency is an emergency, and a coloured sign is softened to a
// footer, never dropped.

// colour is what contexts say about a token.
type colour uint8

const (
	isNegated colour = 1 << iota
	isPast
	isAsked
	isImagined
	isLive
	isForeign // a word of this language alone in a text of another that has it too
)

var colourOf = [...]colour{negated: isNegated, past: isPast, asked: isAsked, imagined: isImagined, live: isLive, neutral: 0}

// name says why a match was softened.
func (c colour) name() string {
	switch {
	case c&isNegated != 0:
		return "negated"
	case c&isPast != 0:
		return "past"
	case c&isAsked != 0:
		return "asked"
	case c&isImagined != 0:
		return "imagined"
	case c&isForeign != 0:
		return "another language"
	}
	return ""
}

// mask drops the hits that lie inside a saying of their language ("dying to know").
func (l *Lexicon) mask(s *scan) {
	for lang := range l.kinds {
		s.masked = s.masked[:0]
		for _, id := range l.kinds[lang][mask] {
			for _, h := range s.hits[id] {
				s.masked = append(s.masked, leaf{start: h.start, end: h.end})
			}
		}
		if len(s.masked) > 0 {
			s.coverMasked()
			l.dropMasked(s, lang)
		}
	}
}

// coverMasked notes which tokens lie inside some saying.
func (s *scan) coverMasked() {
	s.covered = append(s.covered[:0], make([]bool, len(s.tokens))...)
	for _, m := range s.masked {
		for i := m.start; i < m.end; i++ {
			s.covered[i] = true
		}
	}
}

func (l *Lexicon) dropMasked(s *scan, lang int) {
	for _, id := range s.touched {
		if l.sets[id].lang != lang {
			continue
		}
		kept := s.hits[id][:0]
		for _, h := range s.hits[id] {
			if !s.inMask(h) {
				kept = append(kept, h)
			}
		}
		s.hits[id] = kept
		s.occurs[id] = len(kept) > 0
	}
}

// inMask tells whether a phrase of h overlaps a saying that is as long or longer ("a fit" in "a fit note"); a sign
// that is spelt like a saying stays.
func (s *scan) inMask(h hit) bool {
	for _, f := range s.leaves[h.firstLeaf : h.firstLeaf+h.nLeaves] {
		if !slices.Contains(s.covered[f.start:f.end], true) {
			continue
		}
		for _, m := range s.masked {
			overlaps := f.start < m.end && m.start < f.end
			if overlaps && f.end-f.start <= m.end-m.start && (f.start != m.start || f.end != m.end) {
				return true
			}
		}
	}
	return false
}

// colourTokens lets every context trigger of a language colour the tokens in its reach. used says which tokens a rule
// has taken as part of a sign: a trigger among them ("not" in "not breathing") is no trigger.
func (l *Lexicon) colourTokens(s *scan, lang int, used []bool) {
	s.colours = append(s.colours[:0], make([]colour, len(s.tokens))...)
	s.stops = append(s.stops[:0], make([]bool, len(s.tokens))...)
	for _, id := range l.kinds[lang][stop] {
		for _, h := range s.hits[id] {
			for i := h.start; i < h.end; i++ {
				s.stops[i] = true
			}
		}
	}
	for kind := negated; kind <= live; kind++ {
		for _, id := range l.kinds[lang][kind] {
			for _, h := range s.hits[id] {
				if l.isTrigger(s, h, lang, kind, used) {
					s.spread(h, &l.sets[id])
				}
			}
		}
	}
}

func (l *Lexicon) isTrigger(s *scan, h hit, lang int, kind setKind, used []bool) bool {
	if kind == negated && used[h.start] {
		return false
	}
	for _, t := range s.tokens[h.start:h.end] {
		if t.guessed {
			return false // "wannt" is as near to "want" as to "wasnt": a guess must not soften
		}
	}
	for _, id := range l.kinds[lang][neutral] {
		for _, n := range s.hits[id] {
			if n.start <= h.start && h.end <= n.end {
				return false
			}
		}
	}
	return true
}

// spread colours what is in reach of a trigger, up to the next stop. What happens now reaches over stops: it is said
// after the question ("Do you treat chest pain? I have it now").
func (s *scan) spread(h hit, of *set) {
	c, free := colourOf[of.kind], of.kind == live
	for i := h.start; i < h.end; i++ {
		s.colours[i] |= c
	}
	if of.way != behind {
		for i := int(h.end); i < min(s.to, int(h.end)+of.reach) && (free || !s.stops[i]); i++ {
			s.colours[i] |= c
		}
	}
	if of.way != ahead {
		for i := int(h.start) - 1; i >= max(s.from, int(h.start)-of.reach) && (free || !s.stops[i]); i-- {
			s.colours[i] |= c
		}
	}
}

// colourOfMatch returns the colours that soften a match: those of its strong leaves, unless a word of the match is
// said to be happening now.
func (s *scan) colourOfMatch(chosen []hit) colour {
	var strong, any colour
	for _, h := range chosen {
		for _, f := range s.leaves[h.firstLeaf : h.firstLeaf+h.nLeaves] {
			for i := f.start; i < f.end; i++ {
				any |= s.colours[i]
				if !f.weak {
					strong |= s.colours[i]
				}
			}
		}
	}
	if any&isLive != 0 {
		strong &^= isPast | isAsked | isImagined
	}
	return strong &^ isLive
}
