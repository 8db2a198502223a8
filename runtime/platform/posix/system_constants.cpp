#include "runtime/platform/system_constants.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/fs.h>
#include <linux/limits.h>
#include <linux/memfd.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <netinet/udp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/statvfs.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <sysexits.h>
#include <unistd.h>

// CPython's own numbers for os.posix_spawn's actions, and constants that this C library lacks.
#define POSIX_SPAWN_OPEN 0
#define POSIX_SPAWN_CLOSE 1
#define POSIX_SPAWN_DUP2 2
#ifndef SCHED_RESET_ON_FORK
#define SCHED_RESET_ON_FORK 0x40000000
#endif
#ifndef CLONE_NEWTIME
#define CLONE_NEWTIME 0x00000080
#endif
#ifndef O_LARGEFILE
#define O_LARGEFILE 0
#endif

namespace molt::platform::constants {

#define MOLT_CONSTANT(module, name) const int64_t module##_##name = static_cast<int64_t>(name);
#include "abi/modules/native_constants.def"
#include "abi/modules/posix_constants.def"
#undef MOLT_CONSTANT

}  // namespace molt::platform::constants
