package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/faq"
)

// Article is an answer as the editor shows it: what is live and what is being written.
type Article struct {
	Lang, ID    string
	Live        *faq.Entry
	Version     int
	PublishedAt time.Time
	PublishedBy string
	Draft       *faq.Entry
	DraftAt     time.Time
	DraftBy     string
}

// Published is what patients are answered from at one revision.
type Published struct {
	Revision int64
	Entries  []faq.Entry
	At       map[string]time.Time // when each was published, by "lang/id"
}

const (
	sqlLive = `select v.body, v.lang, v.id, v.published_at from faq_live l
join faq_version v on v.clinic = l.clinic and v.lang = l.lang and v.id = l.id and v.version = l.version
where l.clinic = $1 order by l.lang, l.id`
)

// Published reads all live answers, and the revision that they belong to.
func (s *Store) Published(ctx context.Context) (Published, error) {
	p := Published{At: map[string]time.Time{}}
	err := pgx.BeginTxFunc(ctx, s.main, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(tx pgx.Tx) error {
		err := tx.QueryRow(ctx, sqlRevision, s.clinic).Scan(&p.Revision)
		if err != nil && !errors.Is(err, pgx.ErrNoRows) {
			return err
		}
		rows, err := tx.Query(ctx, sqlLive, s.clinic)
		if err != nil {
			return err
		}
		var body []byte
		var lang, id string
		var at time.Time
		_, err = pgx.ForEachRow(rows, []any{&body, &lang, &id, &at}, func() error {
			var e faq.Entry
			if err := json.Unmarshal(body, &e); err != nil {
				return fmt.Errorf("%s/%s: %w", lang, id, err)
			}
			p.Entries = append(p.Entries, e)
			p.At[lang+"/"+id] = at
			return nil
		})
		return err
	})
	if err != nil {
		return Published{}, fmt.Errorf("read published answers: %w", judge(err))
	}
	return p, nil
}

const sqlArticles = `select coalesce(l.lang, d.lang), coalesce(l.id, d.id), v.body, coalesce(v.version, 0), v.published_at,
coalesce(v.published_by, ''), d.body, d.updated_at, coalesce(d.updated_by, '')
from (select * from faq_live where clinic = $1) l
full join (select * from faq_draft where clinic = $1) d on d.lang = l.lang and d.id = l.id
left join faq_version v on v.clinic = $1 and v.lang = l.lang and v.id = l.id and v.version = l.version
where $2 = '' or (coalesce(l.lang, d.lang) = $2 and coalesce(l.id, d.id) = $3)
order by 1, 2`

// Articles lists all answers with their drafts, by language and id.
func (s *Store) Articles(ctx context.Context) ([]Article, error) { return s.articles(ctx, "", "") }

// Article reads one; ErrNotFound if there is neither a live answer nor a draft.
func (s *Store) Article(ctx context.Context, lang, id string) (Article, error) {
	list, err := s.articles(ctx, lang, id)
	if err != nil {
		return Article{}, err
	}
	if len(list) == 0 {
		return Article{}, fmt.Errorf("read answer: %w", ErrNotFound)
	}
	return list[0], nil
}

func (s *Store) articles(ctx context.Context, lang, id string) ([]Article, error) {
	rows, err := s.main.Query(ctx, sqlArticles, s.clinic, lang, id)
	if err != nil {
		return nil, fmt.Errorf("list answers: %w", judge(err))
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (Article, error) {
		var a Article
		var live, draft []byte
		var publishedAt, draftAt *time.Time
		err := row.Scan(&a.Lang, &a.ID, &live, &a.Version, &publishedAt, &a.PublishedBy, &draft, &draftAt, &a.DraftBy)
		if err != nil {
			return a, err
		}
		if live != nil {
			a.Live, a.PublishedAt = new(faq.Entry), *publishedAt
			if err := json.Unmarshal(live, a.Live); err != nil {
				return a, err
			}
		}
		if draft != nil {
			a.Draft, a.DraftAt = new(faq.Entry), *draftAt
			if err := json.Unmarshal(draft, a.Draft); err != nil {
				return a, err
			}
		}
		return a, nil
	})
	if err != nil {
		return nil, fmt.Errorf("list answers: %w", judge(err))
	}
	return list, nil
}

const (
	sqlSaveDraft = `insert into faq_draft (clinic, lang, id, body, updated_at, updated_by) values ($1, $2, $3, $4, $5, $6)
on conflict (clinic, lang, id) do update set body = excluded.body, updated_at = excluded.updated_at, updated_by = excluded.updated_by`

	sqlDropDraft = `delete from faq_draft where clinic = $1 and lang = $2 and id = $3`
)

// SaveDrafts keeps entries as drafts; patients see nothing of them yet.
func (s *Store) SaveDrafts(ctx context.Context, entries []faq.Entry, by string, at time.Time) error {
	err := s.inTx(ctx, func(tx pgx.Tx) error { return s.saveDrafts(ctx, tx, entries, by, at) })
	if err != nil {
		return fmt.Errorf("save drafts: %w", err)
	}
	return nil
}

func (s *Store) saveDrafts(ctx context.Context, tx pgx.Tx, entries []faq.Entry, by string, at time.Time) error {
	var q pgx.Batch
	for _, e := range entries {
		data, err := json.Marshal(e)
		if err != nil {
			return fmt.Errorf("%s/%s: %w", e.Lang, e.ID, err)
		}
		q.Queue(sqlSaveDraft, s.clinic, e.Lang, e.ID, data, at, by)
		q.Queue(sqlAudit, s.clinic, at, by, "faq.draft", e.Lang+"/"+e.ID)
	}
	return tx.SendBatch(ctx, &q).Close()
}

// DropDraft throws a draft away; what is live stays.
func (s *Store) DropDraft(ctx context.Context, lang, id, by string, at time.Time) error {
	err := s.inTx(ctx, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, sqlDropDraft, s.clinic, lang, id); err != nil {
			return err
		}
		return s.audit(ctx, tx, by, "faq.drop_draft", lang+"/"+id, at)
	})
	if err != nil {
		return fmt.Errorf("drop draft: %w", err)
	}
	return nil
}

const (
	sqlBumpRevision = `insert into clinic (id, revision, updated_at, updated_by) values ($1, 1, $2, $3)
on conflict (id) do update set revision = clinic.revision + 1 returning revision`

	// The clinic's row is locked by then, so that two publications cannot take the same number.
	sqlPublish = `insert into faq_version (clinic, lang, id, version, revision, body, published_at, published_by)
select d.clinic, d.lang, d.id,
    coalesce((select max(version) from faq_version v where v.clinic = d.clinic and v.lang = d.lang and v.id = d.id), 0) + 1,
    $4, d.body, $5, $6
from faq_draft d where d.clinic = $1 and d.lang = $2 and d.id = $3 returning version`

	sqlGoLive = `insert into faq_live (clinic, lang, id, version) values ($1, $2, $3, $4)
on conflict (clinic, lang, id) do update set version = excluded.version`
)

// EntryKey names an answer in one language.
type EntryKey struct{ Lang, ID string }

// Publish makes drafts live, all or none, and returns the new revision: the next message is answered from it, on every
// replica. ErrNotFound: one of them has no draft.
func (s *Store) Publish(ctx context.Context, keys []EntryKey, by string, at time.Time) (int64, error) {
	var revision int64
	err := s.inTx(ctx, func(tx pgx.Tx) error {
		var err error
		revision, err = s.publish(ctx, tx, keys, by, at)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("publish answers: %w", err)
	}
	return revision, nil
}

// SaveAndPublish is SaveDrafts and Publish in one.
func (s *Store) SaveAndPublish(ctx context.Context, entries []faq.Entry, by string, at time.Time) (int64, error) {
	keys := make([]EntryKey, len(entries))
	for i, e := range entries {
		keys[i] = EntryKey{e.Lang, e.ID}
	}
	var revision int64
	err := s.inTx(ctx, func(tx pgx.Tx) error {
		if err := s.saveDrafts(ctx, tx, entries, by, at); err != nil {
			return err
		}
		var err error
		revision, err = s.publish(ctx, tx, keys, by, at)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("publish answers: %w", err)
	}
	return revision, nil
}

func (s *Store) publish(ctx context.Context, tx pgx.Tx, keys []EntryKey, by string, at time.Time) (int64, error) {
	var revision int64
	if err := tx.QueryRow(ctx, sqlBumpRevision, s.clinic, at, by).Scan(&revision); err != nil {
		return 0, err
	}
	for _, k := range keys {
		var version int
		if err := tx.QueryRow(ctx, sqlPublish, s.clinic, k.Lang, k.ID, revision, at, by).Scan(&version); err != nil {
			return 0, fmt.Errorf("%s/%s: %w", k.Lang, k.ID, err)
		}
		var q pgx.Batch
		q.Queue(sqlGoLive, s.clinic, k.Lang, k.ID, version)
		q.Queue(sqlDropDraft, s.clinic, k.Lang, k.ID)
		q.Queue(sqlAudit, s.clinic, at, by, "faq.publish", k.Lang+"/"+k.ID)
		if err := tx.SendBatch(ctx, &q).Close(); err != nil {
			return 0, err
		}
	}
	return revision, nil
}

const sqlWithdraw = `delete from faq_live where clinic = $1 and lang = $2 and id = $3`

// Withdraw takes an answer away from patients; its versions stay. ErrNotFound: it was not live.
func (s *Store) Withdraw(ctx context.Context, k EntryKey, by string, at time.Time) (int64, error) {
	var revision int64
	err := s.inTx(ctx, func(tx pgx.Tx) error {
		if err := tx.QueryRow(ctx, sqlBumpRevision, s.clinic, at, by).Scan(&revision); err != nil {
			return err
		}
		tag, err := tx.Exec(ctx, sqlWithdraw, s.clinic, k.Lang, k.ID)
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return ErrNotFound
		}
		return s.audit(ctx, tx, by, "faq.withdraw", k.Lang+"/"+k.ID, at)
	})
	if err != nil {
		return 0, fmt.Errorf("withdraw answer: %w", err)
	}
	return revision, nil
}
