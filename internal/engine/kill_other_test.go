//go:build !linux

package engine_test

import "errors"

// The tests of kills look at processes as Linux shows them.
func (o order) underCarelessParent() error { return errors.ErrUnsupported }
