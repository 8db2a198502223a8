#include "runtime/platform/sockets.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "runtime/platform/shared/last_error.h"

namespace molt::platform {

namespace {

int result(int64_t value) { return value < 0 ? last_error() : static_cast<int>(value); }

const sockaddr* raw(const SocketAddress& address) {
  return reinterpret_cast<const sockaddr*>(address.bytes);
}
sockaddr* raw(SocketAddress* address) { return reinterpret_cast<sockaddr*>(address->bytes); }

template <typename T>
SocketAddress copy_of(const T& from) {
  static_assert(sizeof(T) <= sizeof(SocketAddress::bytes));
  SocketAddress address{};
  memcpy(address.bytes, &from, sizeof(T));
  address.size = sizeof(T);
  return address;
}

template <typename T>
T as(const SocketAddress& address) {
  T to{};
  memcpy(&to, address.bytes, address.size < sizeof(T) ? address.size : sizeof(T));
  return to;
}

// Calls `fill` with room for an address.
template <typename Fill>
int64_t with_address(SocketAddress* address, Fill&& fill) {
  *address = {};
  socklen_t size = sizeof(address->bytes);
  const int64_t value = fill(raw(address), &size);
  address->size = size < sizeof(address->bytes) ? size : sizeof(address->bytes);
  return value < 0 ? last_error() : value;
}

}  // namespace

AddressKind address_kind(int family) {
  switch (family) {
    case AF_INET:
      return AddressKind::kInternet;
    case AF_INET6:
      return AddressKind::kInternet6;
    case AF_UNIX:
      return AddressKind::kLocal;
    default:
      return AddressKind::kOther;
  }
}

AddressKind address_kind(const SocketAddress& address) {
  return address.size == 0 ? AddressKind::kNone : address_kind(address_family(address));
}

int address_family(const SocketAddress& address) { return raw(address)->sa_family; }

SocketAddress make_internet_address(AddressKind kind, const InternetAddress& parts) {
  if (kind == AddressKind::kInternet) {
    sockaddr_in made{};
    made.sin_family = AF_INET;
    made.sin_port = htons(parts.port);
    memcpy(&made.sin_addr, parts.host, 4);
    return copy_of(made);
  }
  sockaddr_in6 made{};
  made.sin6_family = AF_INET6;
  made.sin6_port = htons(parts.port);
  made.sin6_flowinfo = htonl(parts.flow);
  made.sin6_scope_id = parts.scope;
  memcpy(&made.sin6_addr, parts.host, 16);
  return copy_of(made);
}

InternetAddress internet_address(const SocketAddress& address) {
  InternetAddress parts{};
  if (address_kind(address) == AddressKind::kInternet) {
    const auto from = as<sockaddr_in>(address);
    memcpy(parts.host, &from.sin_addr, 4);
    parts.port = ntohs(from.sin_port);
    return parts;
  }
  const auto from = as<sockaddr_in6>(address);
  memcpy(parts.host, &from.sin6_addr, 16);
  parts.port = ntohs(from.sin6_port);
  parts.flow = ntohl(from.sin6_flowinfo);
  parts.scope = from.sin6_scope_id;
  return parts;
}

bool make_local_address(const char* path, int64_t length, SocketAddress* address) {
  sockaddr_un made{};
  // A path that starts with a zero byte names no file and needs no final zero.
  const bool is_abstract = length > 0 && path[0] == 0;
  const int64_t room = static_cast<int64_t>(sizeof(made.sun_path)) - (is_abstract ? 0 : 1);
  if (length > room) return false;
  made.sun_family = AF_UNIX;
  memcpy(made.sun_path, path, static_cast<size_t>(length));
  *address = copy_of(made);
  address->size = static_cast<uint32_t>(offsetof(sockaddr_un, sun_path) +
                                        static_cast<size_t>(length) + (is_abstract ? 0 : 1));
  return true;
}

int64_t local_path(const SocketAddress& address, const char** path) {
  constexpr uint32_t kOffset = offsetof(sockaddr_un, sun_path);
  *path = reinterpret_cast<const char*>(address.bytes) + kOffset;
  if (address.size <= kOffset) return 0;
  const uint32_t size = address.size - kOffset;
  return (*path)[0] == 0 ? size : static_cast<int64_t>(strnlen(*path, size));
}

int make_socket(int family, int type, int protocol) {
  return result(socket(family, type | SOCK_CLOEXEC, protocol));
}
int make_socket_pair(int family, int type, int protocol, int descriptors[2]) {
  return result(socketpair(family, type | SOCK_CLOEXEC, protocol, descriptors));
}
int plain_socket_type(int type) { return type & ~(SOCK_CLOEXEC | SOCK_NONBLOCK); }
bool is_nonblocking_type(int type) { return (type & SOCK_NONBLOCK) != 0; }
int default_family() { return AF_INET; }
int default_type() { return SOCK_STREAM; }

namespace {

int integer_option(int descriptor, int option) {
  int value = 0;
  uint32_t size = sizeof(value);
  const int done = socket_option(descriptor, SOL_SOCKET, option, &value, &size);
  return done < 0 ? done : value;
}

}  // namespace

int socket_type_of(int descriptor) { return integer_option(descriptor, SO_TYPE); }
int socket_protocol_of(int descriptor) { return integer_option(descriptor, SO_PROTOCOL); }

int bind_socket(int descriptor, const SocketAddress& address) {
  return result(bind(descriptor, raw(address), address.size));
}
int connect_socket(int descriptor, const SocketAddress& address) {
  return result(connect(descriptor, raw(address), address.size));
}
bool is_in_progress(int error_number) { return error_number == EINPROGRESS; }
bool would_block(int error_number) { return error_number == EWOULDBLOCK || error_number == EAGAIN; }
bool is_connected_error(int error_number) { return error_number == EISCONN; }
int pending_error(int descriptor) {
  const int error = integer_option(descriptor, SO_ERROR);
  return error > 0 ? -error : error;
}
int listen_on(int descriptor, int backlog) { return result(listen(descriptor, backlog)); }
int default_backlog() { return SOMAXCONN < 128 ? SOMAXCONN : 128; }

int accept_connection(int descriptor, SocketAddress* address) {
  return static_cast<int>(with_address(address, [&](sockaddr* to, socklen_t* size) {
    return accept4(descriptor, to, size, SOCK_CLOEXEC);
  }));
}
int socket_name(int descriptor, SocketAddress* address) {
  return static_cast<int>(with_address(
      address, [&](sockaddr* to, socklen_t* size) { return getsockname(descriptor, to, size); }));
}
int peer_name(int descriptor, SocketAddress* address) {
  return static_cast<int>(with_address(
      address, [&](sockaddr* to, socklen_t* size) { return getpeername(descriptor, to, size); }));
}
int shutdown_socket(int descriptor, int how) { return result(shutdown(descriptor, how)); }

int socket_option(int descriptor, int level, int option, void* value, uint32_t* size) {
  return result(getsockopt(descriptor, level, option, value, size));
}
int set_socket_option(int descriptor, int level, int option, const void* value, uint32_t size) {
  return result(setsockopt(descriptor, level, option, value, size));
}

int64_t receive(int descriptor, void* buffer, int64_t size, int flags, SocketAddress* sender) {
  const size_t room = static_cast<size_t>(size);
  if (sender == nullptr) {
    const ssize_t count = recv(descriptor, buffer, room, flags);
    return count < 0 ? last_error() : count;
  }
  return with_address(sender, [&](sockaddr* to, socklen_t* address_size) {
    return recvfrom(descriptor, buffer, room, flags, to, address_size);
  });
}

int64_t send(int descriptor, const void* data, int64_t size, int flags,
             const SocketAddress* receiver) {
  const size_t length = static_cast<size_t>(size);
  const ssize_t count =
      receiver == nullptr ? ::send(descriptor, data, length, flags)
                          : sendto(descriptor, data, length, flags, raw(*receiver), receiver->size);
  return count < 0 ? last_error() : count;
}

int wait_for_socket(int descriptor, bool writing, int timeout_ms) {
  pollfd entry{descriptor, static_cast<short>(writing ? POLLOUT : POLLIN), 0};
  return result(poll(&entry, 1, timeout_ms));
}

int resolve(const char* host, const char* service, int family, int type, int protocol, int flags,
            bool (*found)(void* context, const ResolvedAddress& address), void* context) {
  addrinfo hints{};
  hints.ai_family = family;
  hints.ai_socktype = type;
  hints.ai_protocol = protocol;
  hints.ai_flags = flags;
  addrinfo* list = nullptr;
  const int error = getaddrinfo(host, service, &hints, &list);
  if (error != 0) return error;
  for (const addrinfo* item = list; item != nullptr; item = item->ai_next) {
    ResolvedAddress one{
        item->ai_family, item->ai_socktype, item->ai_protocol, item->ai_canonname, {}};
    one.address.size = item->ai_addrlen < sizeof(one.address.bytes)
                           ? item->ai_addrlen
                           : static_cast<uint32_t>(sizeof(one.address.bytes));
    memcpy(one.address.bytes, item->ai_addr, one.address.size);
    if (!found(context, one)) break;
  }
  freeaddrinfo(list);
  return 0;
}
int numeric_host_flag() { return AI_NUMERICHOST; }

int name_of_address(const SocketAddress& address, char* host, int64_t host_size, char* service,
                    int64_t service_size, int flags) {
  return getnameinfo(raw(address), address.size, host, static_cast<socklen_t>(host_size), service,
                     static_cast<socklen_t>(service_size), flags);
}
const char* resolver_text(int error) { return gai_strerror(error); }
int host_name(char* buffer, int64_t size) {
  return result(gethostname(buffer, static_cast<size_t>(size)));
}

int service_port(const char* name, const char* protocol) {
  const servent* found = getservbyname(name, protocol);
  return found == nullptr ? -1 : ntohs(static_cast<uint16_t>(found->s_port));
}
const char* service_name(int port, const char* protocol) {
  const servent* found = getservbyport(htons(static_cast<uint16_t>(port)), protocol);
  return found == nullptr ? nullptr : found->s_name;
}
int protocol_number(const char* name) {
  const protoent* found = getprotobyname(name);
  return found == nullptr ? -1 : found->p_proto;
}

bool parse_address(AddressKind kind, const char* text, uint8_t packed[16]) {
  return inet_pton(kind == AddressKind::kInternet ? AF_INET : AF_INET6, text, packed) == 1;
}
bool parse_old_address(const char* text, uint8_t packed[4]) {
  in_addr address;
  if (inet_aton(text, &address) == 0) return false;
  memcpy(packed, &address, 4);
  return true;
}
void format_address(AddressKind kind, const uint8_t* packed, char* buffer, int64_t size) {
  inet_ntop(kind == AddressKind::kInternet ? AF_INET : AF_INET6, packed, buffer,
            static_cast<socklen_t>(size));
}
int error_family_not_supported() { return EAFNOSUPPORT; }
int error_would_block() { return EWOULDBLOCK; }
bool is_connection_reset(int error_number) { return error_number == ECONNRESET; }

}  // namespace molt::platform
