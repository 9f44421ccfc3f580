package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// WorkerLease is how long a worker that has gone silent keeps its letters and places. One that was killed loses them
// at once, with its connection.
const WorkerLease = 20 * time.Second

// Presence is this program's registration as a worker. It ends when Close is called or its connection is lost.
type Presence struct {
	store *Store
	conn  *pgx.Conn
}

const (
	sqlWorkerLock = `select pg_advisory_lock($1)`

	sqlRegister = `insert into worker (id, lock_key, started_at, expires_at) values ($1, $2, now(), now() + $3)
on conflict (id) do update set expires_at = excluded.expires_at`

	sqlBeat = `update worker set expires_at = now() + $2 where id = $1`
)

// Register announces this worker, on a connection of its own whose end tells others that the worker is gone.
func (s *Store) Register(ctx context.Context) (*Presence, error) {
	config := s.main.Config().ConnConfig.Copy()
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("register worker: %w", judge(err))
	}
	key := int64(binary.BigEndian.Uint64(s.worker[:8]))
	if _, err = conn.Exec(ctx, sqlWorkerLock, key); err == nil {
		_, err = conn.Exec(ctx, sqlRegister, s.worker, key, WorkerLease)
	}
	if err != nil {
		_ = conn.Close(ctx)
		return nil, fmt.Errorf("register worker: %w", judge(err))
	}
	return &Presence{s, conn}, nil
}

// Beat extends the lease. ErrFenced: others took this worker for dead and have its letters now.
func (p *Presence) Beat(ctx context.Context) error {
	tag, err := p.conn.Exec(ctx, sqlBeat, p.store.worker, WorkerLease)
	if err != nil {
		return fmt.Errorf("beat: %w", judge(err))
	}
	if tag.RowsAffected() == 0 {
		return fmt.Errorf("beat: %w", ErrFenced)
	}
	return nil
}

const sqlLeave = `delete from worker where id = $1`

// Close takes the registration back.
func (p *Presence) Close(ctx context.Context) error {
	_, err := p.conn.Exec(ctx, sqlLeave, p.store.worker)
	if closed := p.conn.Close(ctx); err == nil {
		err = closed
	}
	return judge(err)
}

// Abandon ends the connection and leaves the registration, as a kill does.
func (p *Presence) Abandon(ctx context.Context) error { return p.conn.Close(ctx) }

const (
	sqlOthers = `select id, lock_key, expires_at < now() from worker where id <> $1`

	sqlTryLock = `select pg_try_advisory_xact_lock($1)`

	// Only the oldest letter of a door can have been on its way when its worker died.
	sqlFreeLetters = `update letter l set worker = null,
doubt = l.doubt or not exists (select from letter o where o.conversation = l.conversation and o.door = l.door
    and o.seq < l.seq and o.buried_at is null)
where l.worker = $1 and l.buried_at is null`

	// The last commit of a killed program may end after it was reaped: its letters are nobody's.
	sqlFreeOrphans = `update letter l set worker = null where l.clinic = $1 and l.worker is not null and l.buried_at is null
and not exists (select from worker w where w.id = l.worker)`
)

// Reap frees the letters and places of workers that are dead or have gone silent, and reports how many it found.
func (s *Store) Reap(ctx context.Context) (int, error) {
	type other struct {
		ID      ID
		Key     int64
		Expired bool
	}
	rows, err := s.main.Query(ctx, sqlOthers, s.worker)
	if err != nil {
		return 0, fmt.Errorf("reap workers: %w", judge(err))
	}
	others, err := pgx.CollectRows(rows, pgx.RowToStructByPos[other])
	if err != nil {
		return 0, fmt.Errorf("reap workers: %w", judge(err))
	}
	dead := 0
	for _, o := range others {
		err := s.inTx(ctx, func(tx pgx.Tx) error {
			gone := o.Expired
			if !gone {
				if err := tx.QueryRow(ctx, sqlTryLock, o.Key).Scan(&gone); err != nil {
					return err
				}
			}
			if !gone {
				return nil
			}
			dead++
			var q pgx.Batch
			q.Queue(sqlFreeLetters, o.ID)
			q.Queue(sqlLeave, o.ID)
			return tx.SendBatch(ctx, &q).Close()
		})
		if err != nil {
			return dead, fmt.Errorf("reap worker %s: %w", o.ID, err)
		}
	}
	if _, err := s.main.Exec(ctx, sqlFreeOrphans, s.clinic); err != nil {
		return dead, fmt.Errorf("free orphaned letters: %w", judge(err))
	}
	return dead, nil
}

const (
	sqlMakeLease = `insert into lease (name, worker, fence) values ($1, null, 0) on conflict do nothing`

	sqlTakeLease = `update lease set worker = $2, fence = fence + 1 where name = $1 and worker is null returning fence`

	sqlHoldLease = `select fence from lease where name = $1 and worker = $2`

	sqlDropLease = `update lease set worker = null where name = $1 and worker = $2`
)

// Hold takes the place called name, or keeps it. ErrFenced: another worker has it.
func (s *Store) Hold(ctx context.Context, name string) (Fence, error) {
	f := Fence{Lease: name}
	if err := s.main.QueryRow(ctx, sqlHoldLease, name, s.worker).Scan(&f.Value); err == nil {
		return f, nil // kept, as nearly always
	}
	err := s.inTx(ctx, func(tx pgx.Tx) error {
		err := tx.QueryRow(ctx, sqlHoldLease, name, s.worker).Scan(&f.Value)
		if !errors.Is(err, pgx.ErrNoRows) {
			return err
		}
		if _, err := tx.Exec(ctx, sqlMakeLease, name); err != nil {
			return err
		}
		return tx.QueryRow(ctx, sqlTakeLease, name, s.worker).Scan(&f.Value)
	})
	if errors.Is(err, ErrNotFound) {
		return f, fmt.Errorf("hold %s: %w", name, ErrFenced)
	}
	if err != nil {
		return f, fmt.Errorf("hold %s: %w", name, err)
	}
	return f, nil
}

// Drop gives the place up.
func (s *Store) Drop(ctx context.Context, name string) error {
	if _, err := s.main.Exec(ctx, sqlDropLease, name, s.worker); err != nil {
		return fmt.Errorf("drop %s: %w", name, judge(err))
	}
	return nil
}
