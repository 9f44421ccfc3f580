package migrations

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
)

// step is one file.
type step struct {
	version int
	name    string
	sql     string
	sha256  string
}

// read returns the files of fsys in order. They must be named 001_word.sql,
// 002_word.sql and so on; anything else in the directory is refused, since a
// file that is skipped is worse than one that stops the program.
func read(fsys fs.FS) ([]step, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	if len(entries) == 0 {
		return nil, errors.New("no migrations")
	}
	fileName := regexp.MustCompile(`^(\d{3,})_[a-z0-9_]+\.sql$`)
	steps := make([]step, len(entries))
	for _, e := range entries {
		m := fileName.FindStringSubmatch(e.Name())
		if m == nil || e.IsDir() {
			return nil, fmt.Errorf("%w: %s is not named like 001_word.sql", ErrChanged, e.Name())
		}
		version, err := strconv.Atoi(m[1])
		if err != nil {
			return nil, fmt.Errorf("%w: %s: %w", ErrChanged, e.Name(), err)
		}
		if version < 1 || version > len(entries) {
			return nil, fmt.Errorf("%w: %s leaves a gap: %d files must be numbered 1 to %[3]d", ErrChanged, e.Name(), len(entries))
		}
		if other := steps[version-1]; other.name != "" {
			return nil, fmt.Errorf("%w: %s and %s have the same number", ErrChanged, other.name, e.Name())
		}
		b, err := fs.ReadFile(fsys, e.Name())
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(b)
		steps[version-1] = step{version: version, name: e.Name(), sql: string(b), sha256: hex.EncodeToString(sum[:])}
	}
	return steps, nil
}

// explain says where in the file PostgreSQL found err: the line, if it found
// something that it could not read, else which statement.
func (s step) explain(err error) error {
	var pgErr *pgconn.PgError
	if !errors.As(err, &pgErr) {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	where := ""
	var execErr *execError
	switch {
	case pgErr.Position > 0:
		where = fmt.Sprintf(":%d", s.line(int(pgErr.Position)))
	case errors.As(err, &execErr):
		where = fmt.Sprintf(": statement %d", execErr.statement)
	}
	if pgErr.Where != "" { // inside a function or a DO block
		return fmt.Errorf("%s%s: %w (%s)", s.name, where, err, strings.ReplaceAll(pgErr.Where, "\n", ", "))
	}
	return fmt.Errorf("%s%s: %w", s.name, where, err)
}

// line returns the line of a position that PostgreSQL counts in characters,
// starting at 1.
func (s step) line(position int) int {
	line, n := 1, 1
	for _, r := range s.sql {
		if n == position {
			break
		}
		if r == '\n' {
			line++
		}
		n++
	}
	return line
}
