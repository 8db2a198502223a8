// What os.register_at_fork registered, run around a fork of the process.
#pragma once

namespace molt::rt {

// None of these fails; errors of the hooks are reported.
void before_fork();
void after_fork_in_parent();
void after_fork_in_child();

}  // namespace molt::rt
