#include <errno.h>
#include <string.h>

#include "runtime/platform/platform.h"
#include "runtime/platform/shared/last_error.h"
#include "runtime/platform/wasi/error_numbers.h"

namespace molt::platform {

const char* error_text(int error_number) { return ::strerror(wasi_error(error_number)); }

int last_error() { return -linux_error(errno); }
int error_not_implemented() { return -linux_error(ENOSYS); }

bool is_interrupted(int error_number) { return error_number == linux_error(EINTR); }

bool is_range_error(int error_number) { return error_number == linux_error(ERANGE); }

int error_no_memory() { return linux_error(ENOMEM); }
int error_invalid_argument() { return linux_error(EINVAL); }
int error_is_a_directory() { return linux_error(EISDIR); }
int error_try_again() { return linux_error(EAGAIN); }
int error_no_entry() { return linux_error(ENOENT); }

// The mapping of PEP 3151.
ErrorClass error_class(int error_number) {
  switch (wasi_error(error_number)) {
    case EAGAIN:
    case EALREADY:
    case EINPROGRESS:
#if EWOULDBLOCK != EAGAIN
    case EWOULDBLOCK:
#endif
      return ErrorClass::kBlockingIO;
    case EPIPE:
#ifdef ESHUTDOWN
    case ESHUTDOWN:
#endif
      return ErrorClass::kBrokenPipe;
    case ECHILD:
      return ErrorClass::kChildProcess;
    case ECONNABORTED:
      return ErrorClass::kConnectionAborted;
    case ECONNREFUSED:
      return ErrorClass::kConnectionRefused;
    case ECONNRESET:
      return ErrorClass::kConnectionReset;
    case EEXIST:
      return ErrorClass::kFileExists;
    case ENOENT:
      return ErrorClass::kFileNotFound;
    case EINTR:
      return ErrorClass::kInterrupted;
    case EISDIR:
      return ErrorClass::kIsADirectory;
    case ENOTDIR:
      return ErrorClass::kNotADirectory;
    case EACCES:
    case EPERM:
#ifdef ENOTCAPABLE
    case ENOTCAPABLE:
#endif
      return ErrorClass::kPermission;
    case ESRCH:
      return ErrorClass::kProcessLookup;
    case ETIMEDOUT:
      return ErrorClass::kTimeout;
    default:
      return ErrorClass::kOther;
  }
}

}  // namespace molt::platform
