// _socket.socket (Modules/socketmodule.c). A socket with a timeout is non-blocking for the system;
// calls wait for it first.
#include "runtime/core/messages/os.h"
#include "runtime/modules/buffer_argument.h"
#include "runtime/modules/library_type.h"
#include "runtime/modules/os_arguments.h"
#include "runtime/modules/select_support.h"
#include "runtime/modules/socket_support.h"
#include "runtime/platform/file_system.h"
#include "runtime/types/bytes_builder.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/memory_file.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/socket.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/modules/socket.def"
#include "abi/types/rows.inc"

MOLT_DECLARE_TYPE(socket_socket)

namespace molt::rt {

namespace {

struct SocketObject : Object {
  // -1 once closed.
  int32_t descriptor;
  int32_t family;
  int32_t type;
  int32_t protocol;
  // Negative waits without end, 0 does not wait.
  int64_t timeout_ns;
};

SocketObject* as_socket(Borrowed self) { return object_as<SocketObject>(value_of(self)); }

void close_socket(SocketObject* socket) {
  if (socket->descriptor >= 0) (void)platform::close_file(socket->descriptor);
  socket->descriptor = -1;
}

Owned socket_construct(Type* cls, const Value*, int64_t, Value) {
  SocketObject* socket = allocate_instance_of<SocketObject>(cls);
  if (socket == nullptr) return kOwnedError;
  socket->descriptor = -1;
  socket->family = 0;
  socket->type = 0;
  socket->protocol = 0;
  socket->timeout_ns = -1;
  return owned_object(socket);
}

Status optional_int_py(Value value, int* number) {
  *number = -1;
  return value.is_unbound() ? kOk : c_int_argument_py(borrowed(value), number);
}

// A socket over an open descriptor: what was not given is asked of the system.
Status adopt_descriptor(SocketObject* socket, Value fileno, int* family, int* type, int* protocol) {
  MOLT_TRY_DISCARD(c_int_argument_py(borrowed(fileno), &socket->descriptor));
  const int descriptor = std::exchange(socket->descriptor, -1);
  if (descriptor < 0) return raise(messages::socket_negative_descriptor);
  platform::SocketAddress address;
  const int named = platform::socket_name(descriptor, &address);
  if (named < 0) return raise_errno(named);
  if (*family == -1) *family = platform::address_family(address);
  if (*type == -1) {
    *type = platform::socket_type_of(descriptor);
    if (*type < 0) return raise_errno(*type);
  }
  if (*protocol == -1) {
    *protocol = platform::socket_protocol_of(descriptor);
    if (*protocol < 0) return raise_errno(*protocol);
  }
  socket->descriptor = descriptor;
  return kOk;
}

// Stores what a new socket is and gives it the default timeout.
Status set_up(SocketObject* socket, int family, int type, int protocol) {
  socket->family = family;
  socket->type = platform::plain_socket_type(type);
  socket->protocol = protocol;
  socket->timeout_ns = platform::is_nonblocking_type(type) ? 0 : default_timeout_ns;
  if (socket->timeout_ns < 0 || platform::is_nonblocking_type(type)) return kOk;
  const int done = platform::set_blocking(socket->descriptor, false);
  if (done < 0) return raise_errno(done);
  return kOk;
}

Status socket_initialise(Borrowed self, const Value* args, int64_t num_args, Value keyword_names) {
  static constexpr const char* kNames[] = {"family", "type", "proto", "fileno"};
  Value bound[4];
  MOLT_TRY_DISCARD(bind_optional("socket", kNames, 4, args, num_args, keyword_names, bound));
  int family = -1;
  MOLT_TRY_DISCARD(optional_int_py(bound[0], &family));
  int type = -1;
  MOLT_TRY_DISCARD(optional_int_py(bound[1], &type));
  int protocol = -1;
  MOLT_TRY_DISCARD(optional_int_py(bound[2], &protocol));
  SocketObject* socket = as_socket(self);
  if (!bound[3].is_unbound() && !bound[3].is_none()) {
    MOLT_TRY_DISCARD(adopt_descriptor(socket, bound[3], &family, &type, &protocol));
  } else {
    if (family == -1) family = platform::default_family();
    if (type == -1) type = platform::default_type();
    if (protocol == -1) protocol = 0;
    const int made = platform::make_socket(family, type, protocol);
    if (made < 0) return raise_errno(made);
    socket->descriptor = made;
  }
  return set_up(socket, family, type, protocol);
}

Owned socket_repr(Borrowed self) {
  const SocketObject* socket = as_socket(self);
  StrBuilder out;
  out.append_ascii("<socket object, fd=");
  out.append_int(socket->descriptor);
  out.append_ascii(", family=");
  out.append_int(socket->family);
  out.append_ascii(", type=");
  out.append_int(socket->type);
  out.append_ascii(", proto=");
  out.append_int(socket->protocol);
  out.append_ascii(">");
  return out.finish();
}

constexpr Slots socket_slots() {
  Slots slots{};
  slots.destroy = [](Object* self) { close_socket(static_cast<SocketObject*>(self)); };
  slots.construct = socket_construct;
  slots.initialise = socket_initialise;
  slots.repr = socket_repr;
  return slots;
}

// Calls `operation` when the socket is ready and until no signal interrupts it. kInt64Failed with
// an exception set on failure.
template <typename Operation>
Int64Result call_socket(SocketObject* socket, bool writing, const Deadline& deadline,
                        Operation&& operation) {
  while (true) {
    // The call itself tells that a socket is closed.
    if (socket->timeout_ns > 0 && socket->descriptor >= 0) {
      const int64_t ready = call_system([&]() -> int64_t {
        return platform::wait_for_socket(socket->descriptor, writing, deadline.left_ms());
      });
      if (ready == kInt64Failed) return Failure{};
      if (ready < 0) return raise_errno(ready);
      if (ready == 0) return raise(messages::socket_timed_out);
    }
    const int64_t result = call_system(operation);
    if (result >= 0) return {result};
    if (result == kInt64Failed) return Failure{};
    // Somebody else took what was there.
    if (socket->timeout_ns > 0 && platform::would_block(static_cast<int>(-result))) continue;
    return raise_errno(result);
  }
}

template <typename Operation>
Int64Result call_socket(SocketObject* socket, bool writing, Operation&& operation) {
  return call_socket(socket, writing, Deadline(socket->timeout_ns),
                     std::forward<Operation>(operation));
}

#define MOLT_SOCKET_TRY(name, ...)                           \
  const Int64Result name##_result = __VA_ARGS__;             \
  if (name##_result.value == kInt64Failed) return Failure{}; \
  [[maybe_unused]] const int64_t name = name##_result.value

}  // namespace

extern "C" Owned molt_m_socket_socket__accept(Borrowed self) {
  SocketObject* socket = as_socket(self);
  platform::SocketAddress address;
  MOLT_SOCKET_TRY(descriptor, call_socket(socket, false, [&]() -> int64_t {
                    return platform::accept_connection(socket->descriptor, &address);
                  }));
  const Ref peer(address_value(address));
  if (is_failure(peer)) {
    (void)platform::close_file(static_cast<int>(descriptor));
    return kOwnedError;
  }
  return tuple_of(Value::from_small_int(descriptor), peer.get());
}

extern "C" Owned molt_m_socket_socket_bind(Borrowed self, Borrowed address_argument) {
  SocketObject* socket = as_socket(self);
  platform::SocketAddress address;
  MOLT_TRY_DISCARD(socket_address_py("bind", socket->family, value_of(address_argument), &address));
  const int done = platform::bind_socket(socket->descriptor, address);
  if (done < 0) return raise_errno(done);
  return owned_none();
}

namespace {

// 0, a negative errno, or kInt64Failed with an exception set.
int64_t connect_to(SocketObject* socket, const platform::SocketAddress& address) {
  const int done = platform::connect_socket(socket->descriptor, address);
  if (done >= 0) return 0;
  const bool was_interrupted = platform::is_interrupted(-done);
  if (was_interrupted && is_failure(check_signals())) return kInt64Failed;
  const bool waits = was_interrupted ? socket->timeout_ns != 0
                                     : socket->timeout_ns > 0 && platform::is_in_progress(-done);
  if (!waits) return done;
  const Deadline deadline(socket->timeout_ns);
  const int64_t ready = call_system([&]() -> int64_t {
    return platform::wait_for_socket(socket->descriptor, true, deadline.left_ms());
  });
  if (ready < 0) return ready;
  if (ready == 0) {
    (void)raise(messages::socket_timed_out);
    return kInt64Failed;
  }
  const int error = platform::pending_error(socket->descriptor);
  return platform::is_connected_error(-error) ? 0 : error;
}

}  // namespace

extern "C" Owned molt_m_socket_socket_connect(Borrowed self, Borrowed address_argument) {
  SocketObject* socket = as_socket(self);
  platform::SocketAddress address;
  MOLT_TRY_DISCARD(
      socket_address_py("connect", socket->family, value_of(address_argument), &address));
  const int64_t done = connect_to(socket, address);
  if (done == kInt64Failed) return kOwnedError;
  if (done < 0) return raise_errno(done);
  return owned_none();
}

extern "C" Owned molt_m_socket_socket_connect_ex(Borrowed self, Borrowed address_argument) {
  SocketObject* socket = as_socket(self);
  platform::SocketAddress address;
  MOLT_TRY_DISCARD(
      socket_address_py("connect_ex", socket->family, value_of(address_argument), &address));
  const int64_t done = connect_to(socket, address);
  if (done == kInt64Failed) {
    if (!clear_exception_if(molt_type_TimeoutError)) return kOwnedError;
    return int_from_int64(platform::error_would_block());
  }
  return int_from_int64(-done);
}

extern "C" Owned molt_m_socket_socket_close(Borrowed self) {
  SocketObject* socket = as_socket(self);
  if (socket->descriptor < 0) return owned_none();
  const int done = platform::close_file(std::exchange(socket->descriptor, -1));
  if (done < 0 && !platform::is_connection_reset(-done)) return raise_errno(done);
  return owned_none();
}

extern "C" Owned molt_m_socket_socket_detach(Borrowed self) {
  return int_from_int64(std::exchange(as_socket(self)->descriptor, -1));
}

extern "C" Owned molt_m_socket_socket_fileno(Borrowed self) {
  return int_from_int64(as_socket(self)->descriptor);
}

extern "C" Owned molt_m_socket_socket_listen(Borrowed self, Borrowed backlog_value) {
  int backlog = platform::default_backlog();
  if (!value_of(backlog_value).is_unbound()) {
    MOLT_TRY_DISCARD(c_int_argument_py(backlog_value, &backlog));
  }
  const int done = platform::listen_on(as_socket(self)->descriptor, backlog < 0 ? 0 : backlog);
  if (done < 0) return raise_errno(done);
  return owned_none();
}

extern "C" Owned molt_m_socket_socket_getsockname(Borrowed self) {
  platform::SocketAddress address;
  const int done = platform::socket_name(as_socket(self)->descriptor, &address);
  if (done < 0) return raise_errno(done);
  return address_value(address);
}

extern "C" Owned molt_m_socket_socket_getpeername(Borrowed self) {
  platform::SocketAddress address;
  const int done = platform::peer_name(as_socket(self)->descriptor, &address);
  if (done < 0) return raise_errno(done);
  return address_value(address);
}

extern "C" Owned molt_m_socket_socket_shutdown(Borrowed self, Borrowed flag) {
  int how = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(flag, &how));
  const int done = platform::shutdown_socket(as_socket(self)->descriptor, how);
  if (done < 0) return raise_errno(done);
  return owned_none();
}

// --- Receiving and sending

namespace {

// recv and recvfrom: a new bytes object of at most `size` bytes.
Owned receive_bytes(const char* function, Borrowed self, Borrowed size_value, Borrowed flags_value,
                    platform::SocketAddress* sender) {
  int64_t size = 0;
  MOLT_TRY_DISCARD(size_argument_py(value_of(size_value), &size));
  int flags = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(flags_value, &flags));
  if (size < 0) return raise(messages::socket_negative_size, function);
  SocketObject* socket = as_socket(self);
  ByteBuilder out;
  uint8_t* buffer = out.reserve(size);
  if (buffer == nullptr) return kOwnedError;
  if (sender != nullptr || size > 0) {
    MOLT_SOCKET_TRY(count, call_socket(socket, false, [&] {
                      return platform::receive(socket->descriptor, buffer, size, flags, sender);
                    }));
    out.advance(count);
  }
  return out.finish();
}

Int64Result receive_into(const char* function, Borrowed self, Borrowed buffer, Borrowed size_value,
                         Borrowed flags_value, platform::SocketAddress* sender) {
  WritableView view;
  if (!get_writable_view(value_of(buffer), &view)) {
    return raise(messages::socket_writable, function, argument_type_name(value_of(buffer)));
  }
  int64_t size = 0;
  MOLT_TRY_DISCARD(size_argument_py(value_of(size_value), &size));
  int flags = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(flags_value, &flags));
  if (size < 0) return raise(messages::socket_negative_size, function);
  if (size == 0) size = view.size;
  if (size > view.size) return raise(messages::socket_small_buffer);
  if (size == 0 && sender == nullptr) return {0};
  SocketObject* socket = as_socket(self);
  return call_socket(socket, false, [&] {
    return platform::receive(socket->descriptor, view.data, size, flags, sender);
  });
}

}  // namespace

extern "C" Owned molt_m_socket_socket_recv(Borrowed self, Borrowed bufsize, Borrowed flags) {
  return receive_bytes("recv", self, bufsize, flags, nullptr);
}

extern "C" Owned molt_m_socket_socket_recvfrom(Borrowed self, Borrowed bufsize, Borrowed flags) {
  platform::SocketAddress sender{};
  MOLT_TRY(data, receive_bytes("recvfrom", self, bufsize, flags, &sender));
  MOLT_TRY(address, address_value(sender));
  return tuple_of(data.get(), address.get());
}

extern "C" Owned molt_m_socket_socket_recv_into(Borrowed self, Borrowed buffer, Borrowed nbytes,
                                                Borrowed flags) {
  MOLT_SOCKET_TRY(count, receive_into("recv_into", self, buffer, nbytes, flags, nullptr));
  return int_from_int64(count);
}

extern "C" Owned molt_m_socket_socket_recvfrom_into(Borrowed self, Borrowed buffer, Borrowed nbytes,
                                                    Borrowed flags) {
  platform::SocketAddress sender{};
  MOLT_SOCKET_TRY(count, receive_into("recvfrom_into", self, buffer, nbytes, flags, &sender));
  MOLT_TRY(address, address_value(sender));
  return tuple_of(Value::from_small_int(count), address.get());
}

extern "C" Owned molt_m_socket_socket_send(Borrowed self, Borrowed data, Borrowed flags_value) {
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(data), &view));
  int flags = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(flags_value, &flags));
  SocketObject* socket = as_socket(self);
  MOLT_SOCKET_TRY(count, call_socket(socket, true, [&] {
                    return platform::send(socket->descriptor, view.data, view.size, flags, nullptr);
                  }));
  return int_from_int64(count);
}

extern "C" Owned molt_m_socket_socket_sendall(Borrowed self, Borrowed data, Borrowed flags_value) {
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(data), &view));
  int flags = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(flags_value, &flags));
  SocketObject* socket = as_socket(self);
  // The timeout is that of the whole.
  const Deadline deadline(socket->timeout_ns);
  while (view.size > 0) {
    MOLT_SOCKET_TRY(count, call_socket(socket, true, deadline, [&] {
                      return platform::send(socket->descriptor, view.data, view.size, flags,
                                            nullptr);
                    }));
    view.data += count;
    view.size -= count;
    MOLT_TRY_DISCARD(check_signals());
  }
  return owned_none();
}

// sendto(data, address) or sendto(data, flags, address).
extern "C" Owned molt_m_socket_socket_sendto(Borrowed self, Borrowed args_value) {
  const Tuple* args = as_tuple(args_value);
  if (args->length != 2 && args->length != 3) {
    return raise(messages::socket_sendto_arguments, args->length);
  }
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(args->items()[0], &view));
  int flags = 0;
  if (args->length == 3) {
    MOLT_TRY_DISCARD(c_int_argument_py(borrowed(args->items()[1]), &flags));
  }
  SocketObject* socket = as_socket(self);
  platform::SocketAddress receiver;
  MOLT_TRY_DISCARD(
      socket_address_py("sendto", socket->family, args->items()[args->length - 1], &receiver));
  MOLT_SOCKET_TRY(count, call_socket(socket, true, [&] {
                    return platform::send(socket->descriptor, view.data, view.size, flags,
                                          &receiver);
                  }));
  return int_from_int64(count);
}

// --- Options and timeouts

extern "C" Owned molt_m_socket_socket_getsockopt(Borrowed self, Borrowed level_value,
                                                 Borrowed option_value, Borrowed buflen) {
  int level = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(level_value, &level));
  int option = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(option_value, &option));
  int room = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(buflen, &room));
  constexpr int kMost = 1024;
  if (room < 0 || room > kMost) return raise(messages::socket_option_size);
  char buffer[kMost];
  int number = 0;
  uint32_t size = room == 0 ? sizeof(number) : static_cast<uint32_t>(room);
  const int done = platform::socket_option(as_socket(self)->descriptor, level, option,
                                           room == 0 ? static_cast<void*>(&number) : buffer, &size);
  if (done < 0) return raise_errno(done);
  return room == 0 ? int_from_int64(number) : make_bytes({buffer, size});
}

// setsockopt(level, option, number or bytes) or setsockopt(level, option, None, length).
extern "C" Owned molt_m_socket_socket_setsockopt(Borrowed self, Borrowed args_value) {
  const Tuple* args = as_tuple(args_value);
  if (args->length != 3 && args->length != 4) {
    return raise(messages::socket_setsockopt_arguments, args->length);
  }
  int level = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(borrowed(args->items()[0]), &level));
  int option = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(borrowed(args->items()[1]), &option));
  const Value value = args->items()[2];
  int number = 0;
  ByteView view{reinterpret_cast<const uint8_t*>(&number), sizeof(number)};
  if (args->length == 4) {
    int length = 0;
    MOLT_TRY_DISCARD(c_int_argument_py(borrowed(args->items()[3]), &length));
    view = {nullptr, length};
  } else if (can_index(value)) {
    MOLT_TRY_DISCARD(c_int_argument_py(borrowed(value), &number));
  } else {
    MOLT_TRY_DISCARD(require_byte_view(value, &view));
  }
  const int done = platform::set_socket_option(as_socket(self)->descriptor, level, option,
                                               view.data, static_cast<uint32_t>(view.size));
  if (done < 0) return raise_errno(done);
  return owned_none();
}

namespace {

Owned set_timeout(SocketObject* socket, int64_t timeout_ns) {
  socket->timeout_ns = timeout_ns;
  const int done = platform::set_blocking(socket->descriptor, timeout_ns < 0);
  if (done < 0) return raise_errno(done);
  return owned_none();
}

}  // namespace

extern "C" Owned molt_m_socket_socket_settimeout(Borrowed self, Borrowed timeout) {
  int64_t timeout_ns = -1;
  MOLT_TRY_DISCARD(socket_timeout_py(timeout, &timeout_ns));
  return set_timeout(as_socket(self), timeout_ns);
}

extern "C" Owned molt_m_socket_socket_setblocking(Borrowed self, Borrowed flag) {
  bool blocks = false;
  MOLT_TRY_DISCARD(flag_argument_py(flag, &blocks));
  return set_timeout(as_socket(self), blocks ? -1 : 0);
}

extern "C" Owned molt_m_socket_socket_getblocking(Borrowed self) {
  return owned_bool(as_socket(self)->timeout_ns != 0);
}
extern "C" Owned molt_m_socket_socket_gettimeout(Borrowed self) {
  return timeout_value(as_socket(self)->timeout_ns);
}
extern "C" Owned molt_g_socket_socket_timeout(Borrowed self) {
  return timeout_value(as_socket(self)->timeout_ns);
}
extern "C" Owned molt_g_socket_socket_family(Borrowed self) {
  return int_from_int64(as_socket(self)->family);
}
extern "C" Owned molt_g_socket_socket_type(Borrowed self) {
  return int_from_int64(as_socket(self)->type);
}
extern "C" Owned molt_g_socket_socket_proto(Borrowed self) {
  return int_from_int64(as_socket(self)->protocol);
}

extern "C" Owned molt_c_socket_socket() { return type_constant(molt_type_socket_socket); }
extern "C" Owned molt_c_socket_SocketType() { return type_constant(molt_type_socket_socket); }

namespace {

Owned adopt_pair_end(int descriptor, int family, int type, int protocol) {
  const Owned made = socket_construct(&molt_type_socket_socket, nullptr, 0, kUnbound);
  if (is_failure(made)) {
    (void)platform::close_file(descriptor);
    return made;
  }
  Ref owned(made);
  SocketObject* socket = as_socket(owned);
  socket->descriptor = descriptor;
  MOLT_TRY_DISCARD(set_up(socket, family, type, protocol));
  return owned.take();
}

}  // namespace

extern "C" Owned molt_f_socket_socketpair(Borrowed family_value, Borrowed type_value,
                                          Borrowed protocol_value) {
  int family = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(family_value, &family));
  int type = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(type_value, &type));
  int protocol = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(protocol_value, &protocol));
  int descriptors[2];
  const int made = platform::make_socket_pair(family, type, protocol, descriptors);
  if (made < 0) return raise_errno(made);
  Ref first(adopt_pair_end(descriptors[0], family, type, protocol));
  Ref second(adopt_pair_end(descriptors[1], family, type, protocol));
  if (is_failure(first) || is_failure(second)) return kOwnedError;
  return tuple_of(first.get(), second.get());
}

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(socket_socket, "socket", "_socket", kTypeBaseAllowed,
                         sizeof(molt::rt::SocketObject), socket_slots())
