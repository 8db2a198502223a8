// What the files of the module _socket share: addresses and errors of the resolver.
#pragma once

#include "runtime/core/ref.h"
#include "runtime/platform/sockets.h"

namespace molt::rt {

// The address argument of `function` for a socket of a family.
Status socket_address_py(const char* function, int family, Value value,
                         platform::SocketAddress* address);
// The address as Python shows it; None for the empty one.
Owned address_value(const platform::SocketAddress& address);

// A host as bytes: str, bytes or bytearray.
Owned host_bytes_py(Value value);
// socket.gaierror for an error of the resolver.
Failure raise_resolver_error(int error);

// A timeout in nanoseconds, -1 for None.
Status socket_timeout_py(Borrowed value, int64_t* timeout_ns);
Owned timeout_value(int64_t timeout_ns);
// socket.getdefaulttimeout().
extern int64_t default_timeout_ns;

}  // namespace molt::rt
