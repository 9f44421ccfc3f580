//go:build linux && !portable

package engine

import "syscall"

// dieWithParent makes the kernel send sig to the child when the thread that
// made it ends, which is why children are made by runOnOwnThread.
func dieWithParent(attr *syscall.SysProcAttr, sig syscall.Signal) { attr.Pdeathsig = sig }

// guard is needed where the kernel does not do what dieWithParent asks for.
func guard(int) (release func(), err error) { return func() {}, nil }
