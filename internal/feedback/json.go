package feedback

import (
	"encoding/json"
	"io"
)

// WriteJSON writes the report for a program. Numbers of a hidden group are null, never zero:
//
//	{"month": "2026-03", "team": "billing", "hidden": true, "n": null, "measures": [
//	  {"id": "positive", "value": null, "n": null, "definition": "(Very good + Good) / all answers, ..."}]}
func (t Table) WriteJSON(w io.Writer) error {
	out := jsonTable{
		Instrument: t.Instrument.ID,
		Version:    t.Instrument.Version,
		Question:   t.Instrument.Question,
		Total:      t.json(t.Total),
		Months:     []jsonGroup{},
		Teams:      []jsonGroup{},
		Cells:      []jsonGroup{},
		Comments:   []jsonComment{},
		Unreadable: t.Unreadable,
		Notes:      []string{explained, caution},
	}
	for i, n := range t.Total.Counts {
		o := t.Instrument.Options[i]
		out.Options = append(out.Options, jsonOption{o.Code, o.Label, n})
	}
	for _, g := range t.Months {
		out.Months = append(out.Months, t.json(g))
	}
	for _, g := range t.Teams {
		out.Teams = append(out.Teams, t.json(g).of(g.Team))
	}
	for _, g := range t.Cells {
		out.Cells = append(out.Cells, t.json(g).of(g.Team))
	}
	for _, c := range t.Comments {
		out.Comments = append(out.Comments, jsonComment{c.Month.String(), c.Team, c.Pooled, c.Label, c.Text, c.Lang})
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}

type jsonTable struct {
	Instrument string        `json:"instrument"`
	Version    int           `json:"version"`
	Question   string        `json:"question"`
	Total      jsonGroup     `json:"total"`
	Options    []jsonOption  `json:"options"` // of the total; null when that is hidden
	Months     []jsonGroup   `json:"months"`
	Teams      []jsonGroup   `json:"teams"`
	Cells      []jsonGroup   `json:"months_and_teams"`
	Comments   []jsonComment `json:"comments"`
	Unreadable int           `json:"unreadable"`
	Notes      []string      `json:"notes"`
}

type jsonGroup struct {
	Month    string        `json:"month,omitempty"`
	Team     *string       `json:"team,omitempty"`
	Hidden   bool          `json:"hidden"`
	N        *int          `json:"n"`
	Measures []jsonMeasure `json:"measures"`
}

type jsonMeasure struct {
	ID         string   `json:"id"`
	Value      *float64 `json:"value"`
	N          *int     `json:"n"`
	Definition string   `json:"definition"`
}

type jsonOption struct {
	Code  string `json:"code"`
	Label string `json:"label"`
	N     int    `json:"n"`
}

type jsonComment struct {
	Month  string `json:"month,omitempty"`
	Team   string `json:"team,omitempty"`
	Pooled bool   `json:"pooled"`
	Label  string `json:"label"`
	Text   string `json:"text"`
	Lang   string `json:"lang,omitempty"`
}

func (t Table) json(g Group) jsonGroup {
	out := jsonGroup{Month: g.Month.String(), Hidden: g.Hidden}
	if !g.Hidden {
		out.N = &g.N
	}
	for i, m := range t.Instrument.Measures {
		measure := jsonMeasure{ID: m.ID, N: out.N, Definition: m.Definition}
		if !g.Hidden && g.N > 0 {
			measure.Value = &g.Values[i]
		}
		out.Measures = append(out.Measures, measure)
	}
	return out
}

func (g jsonGroup) of(team string) jsonGroup {
	g.Team = &team
	return g
}
