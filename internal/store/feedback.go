package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/feedback"
)

type feedbackAnswer struct {
	Instrument string `json:"instrument"`
	Code       string `json:"code"`
	Team       string `json:"team"`
	Language   string `json:"lang"`
	Source     string `json:"source"`
}

const sqlAnswers = `select id, day, answer, comment from feedback where clinic = $1 and day >= $2 and day < $3 order by day, id`

// FeedbackAnswers reads the anonymous answers of the days from (included) to to (not included).
func (s *Store) FeedbackAnswers(ctx context.Context, from, to time.Time) ([]feedback.Answer, error) {
	rows, err := s.main.Query(ctx, sqlAnswers, s.clinic, from, to)
	if err != nil {
		return nil, fmt.Errorf("read feedback: %w", judge(err))
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (feedback.Answer, error) {
		var a feedback.Answer
		var on time.Time
		var answer, comment []byte
		if err := row.Scan(&a.ID, &on, &answer, &comment); err != nil {
			return a, err
		}
		plain, err := s.vault.feedback.open(place{"feedback", "answer", a.ID}, answer)
		if err != nil {
			return a, err
		}
		var stored feedbackAnswer
		if err := json.Unmarshal(plain, &stored); err != nil {
			return a, err
		}
		a.Day = feedback.DateOf(on, time.UTC)
		a.Instrument, a.Code, a.Team, a.Lang, a.Source = stored.Instrument, stored.Code, stored.Team, stored.Language, stored.Source
		if comment != nil {
			words, err := s.vault.feedback.open(place{"feedback", "comment", a.ID}, comment)
			if err != nil {
				return a, err
			}
			a.Comment = string(words)
		}
		return a, nil
	})
	if err != nil {
		return nil, fmt.Errorf("read feedback: %w", judge(err))
	}
	return list, nil
}
