// What a program that names sys.stderr, sys.excepthook or sys.unraisablehook changes about
// exceptions that nothing caught.
#pragma once

namespace molt::rt {

// Called at start-up where it is linked, that is where the program has one of those names: start-up
// refers to it weakly.
void install_sys_hooks();

}  // namespace molt::rt
