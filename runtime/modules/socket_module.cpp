// The functions of the module _socket: names, addresses as text, byte order.
#include "runtime/core/messages/io.h"
#include "runtime/core/messages/os.h"
#include "runtime/modules/library_exception.h"
#include "runtime/modules/library_type.h"
#include "runtime/modules/os_arguments.h"
#include "runtime/modules/socket_support.h"
#include "runtime/modules/time_support.h"
#include "runtime/platform/file_system.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/socket.def"
#include "abi/types/rows.inc"

MOLT_DECLARE_TYPE(socket_gaierror)
MOLT_DECLARE_TYPE(socket_herror)

namespace molt::rt {

int64_t default_timeout_ns = -1;

Status socket_timeout_py(Borrowed value, int64_t* timeout_ns) {
  *timeout_ns = -1;
  if (value_of(value).is_none()) return kOk;
  MOLT_TRY_DISCARD(duration_argument_py(value_of(value), timeout_ns));
  if (*timeout_ns < 0) return raise(messages::socket_timeout_range);
  return kOk;
}

Owned timeout_value(int64_t timeout_ns) {
  if (timeout_ns < 0) return owned_none();
  return float_from(static_cast<double>(timeout_ns) / kNanosecondsPerSecond);
}

extern "C" Owned molt_f_socket_getdefaulttimeout() { return timeout_value(default_timeout_ns); }

extern "C" Owned molt_f_socket_setdefaulttimeout(Borrowed timeout) {
  int64_t timeout_ns = -1;
  MOLT_TRY_DISCARD(socket_timeout_py(timeout, &timeout_ns));
  default_timeout_ns = timeout_ns;
  return owned_none();
}

extern "C" Owned molt_f_socket_dup(Borrowed fd) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  const int copy = platform::duplicate(descriptor);
  if (copy < 0) return raise_errno(copy);
  return int_from_int64(copy);
}

extern "C" Owned molt_f_socket_close(Borrowed fd) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  const int done = platform::close_file(descriptor);
  if (done < 0 && !platform::is_connection_reset(-done)) return raise_errno(done);
  return owned_none();
}

// --- Names

namespace {

// Null for None; otherwise the bytes are kept in *holder.
Status host_argument(Value value, Ref* holder, const char** text) {
  *text = nullptr;
  if (value.is_none()) return kOk;
  if (!is_str(value) && !is_bytes(value)) return raise(messages::socket_resolve_host);
  MOLT_TRY(bytes, is_str(value) ? encode_file_name(value) : new_reference(value));
  *holder = std::move(bytes);
  *text = bytes_view(as_bytes(*holder)).data();
  return kOk;
}

Status service_argument(Value value, Ref* holder, const char** text) {
  *text = nullptr;
  if (value.is_none()) return kOk;
  Ref bytes;
  if (is_int(value)) {
    MOLT_TRY(number, int_to_str(value));
    bytes = Ref(encode_file_name(number));
  } else if (is_str(value)) {
    bytes = Ref(encode_file_name(value));
  } else if (is_bytes(value)) {
    bytes = Ref::share(value);
  } else {
    return raise(messages::socket_resolve_port);
  }
  if (is_failure(bytes)) return kFailed;
  *holder = std::move(bytes);
  *text = bytes_view(as_bytes(*holder)).data();
  return kOk;
}

// Collects what resolve() finds; `list` becomes the error when there is no memory.
bool collect_address(void* context, const platform::ResolvedAddress& found) {
  Ref& list = *static_cast<Ref*>(context);
  const auto add = [&]() -> Status {
    MOLT_TRY(name, make_str_utf8(found.canonical_name == nullptr ? "" : found.canonical_name));
    MOLT_TRY(address, address_value(found.address));
    MOLT_TRY(item, tuple_of(Value::from_small_int(found.family), Value::from_small_int(found.type),
                            Value::from_small_int(found.protocol), name.get(), address.get()));
    return list_append(as_list(list), item);
  };
  if (!is_failure(add())) return true;
  list = Ref(kOwnedError);
  return false;
}

}  // namespace

extern "C" Owned molt_f_socket_getaddrinfo(Borrowed host_value, Borrowed port_value,
                                           Borrowed family_value, Borrowed type_value,
                                           Borrowed proto_value, Borrowed flags_value) {
  int numbers[4];
  const Borrowed given[4] = {family_value, type_value, proto_value, flags_value};
  for (int i = 0; i < 4; i++) MOLT_TRY_DISCARD(c_int_argument_py(given[i], &numbers[i]));
  Ref host_holder;
  const char* host = nullptr;
  MOLT_TRY_DISCARD(host_argument(value_of(host_value), &host_holder, &host));
  Ref service_holder;
  const char* service = nullptr;
  MOLT_TRY_DISCARD(service_argument(value_of(port_value), &service_holder, &service));
  MOLT_TRY(list, list_new());
  const int error = platform::resolve(host, service, numbers[0], numbers[1], numbers[2], numbers[3],
                                      collect_address, &list);
  if (error != 0) return raise_resolver_error(error);
  if (is_failure(list)) return kOwnedError;
  return list.take();
}

extern "C" Owned molt_f_socket_getnameinfo(Borrowed sockaddr, Borrowed flags_value) {
  int flags = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(flags_value, &flags));
  if (!is_tuple(value_of(sockaddr))) return raise(messages::socket_name_type);
  const Tuple* parts = as_tuple(sockaddr);
  if (parts->length < 2 || parts->length > 4 || !is_str(parts->items()[0])) {
    return raise(messages::socket_name_address);
  }
  const bool is_six = str_has_char(as_str(parts->items()[0]), ':');
  MOLT_TRY(host, encode_file_name(parts->items()[0]));
  platform::InternetAddress made{};
  const auto kind = is_six ? platform::AddressKind::kInternet6 : platform::AddressKind::kInternet;
  int port = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(borrowed(parts->items()[1]), &port));
  if (!platform::parse_address(kind, bytes_view(as_bytes(host)).data(), made.host)) {
    const int error = platform::resolve(
        bytes_view(as_bytes(host)).data(), nullptr, 0, 0, 0, platform::numeric_host_flag(),
        [](void*, const platform::ResolvedAddress&) { return false; }, nullptr);
    return raise_resolver_error(error);
  }
  made.port = static_cast<uint16_t>(port);
  char host_text[1025];
  char service_text[32];
  const int error =
      platform::name_of_address(platform::make_internet_address(kind, made), host_text,
                                sizeof(host_text), service_text, sizeof(service_text), flags);
  if (error != 0) return raise_resolver_error(error);
  MOLT_TRY(host_name, decode_file_name(host_text));
  MOLT_TRY(service_name, make_str_utf8(service_text));
  return tuple_of(host_name.get(), service_name.get());
}

extern "C" Owned molt_f_socket_gethostbyname(Borrowed host) {
  MOLT_TRY(name, host_bytes_py(value_of(host)));
  MOLT_TRY(pair, tuple_of(name.get(), Value::from_small_int(0)));
  platform::SocketAddress address;
  MOLT_TRY_DISCARD(socket_address_py("gethostbyname", platform::default_family(), pair, &address));
  char text[64];
  platform::format_address(platform::AddressKind::kInternet,
                           platform::internet_address(address).host, text, sizeof(text));
  return make_str_ascii(text);
}

extern "C" Owned molt_f_socket_gethostname() {
  char name[1024];
  const int done = platform::host_name(name, sizeof(name) - 1);
  if (done < 0) return raise_errno(done);
  name[sizeof(name) - 1] = 0;
  return decode_file_name(name);
}

namespace {

// The protocol of getservbyname and getservbyport; null for None.
Status protocol_argument(const char* function, Borrowed value, Ref* holder, const char** text) {
  *text = nullptr;
  if (value_of(value).is_none()) return kOk;
  MOLT_TRY_DISCARD(require_str_argument(function, "2", value_of(value)));
  MOLT_TRY(bytes, encode_file_name(value_of(value)));
  *holder = std::move(bytes);
  *text = bytes_view(as_bytes(*holder)).data();
  return kOk;
}

}  // namespace

extern "C" Owned molt_f_socket_getservbyname(Borrowed name, Borrowed proto) {
  MOLT_TRY_DISCARD(require_str_argument("getservbyname", "1", value_of(name)));
  Ref holder;
  const char* protocol = nullptr;
  MOLT_TRY_DISCARD(protocol_argument("getservbyname", proto, &holder, &protocol));
  MOLT_TRY(bytes, encode_file_name(value_of(name)));
  const int port = platform::service_port(bytes_view(as_bytes(bytes)).data(), protocol);
  if (port < 0) return raise(messages::socket_no_service);
  return int_from_int64(port);
}

extern "C" Owned molt_f_socket_getservbyport(Borrowed port_value, Borrowed proto) {
  int port = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(port_value, &port));
  Ref holder;
  const char* protocol = nullptr;
  MOLT_TRY_DISCARD(protocol_argument("getservbyport", proto, &holder, &protocol));
  if (port < 0 || port > UINT16_MAX) return raise(messages::socket_service_port);
  const char* name = platform::service_name(port, protocol);
  if (name == nullptr) return raise(messages::socket_no_port);
  return make_str_utf8(name);
}

extern "C" Owned molt_f_socket_getprotobyname(Borrowed name) {
  MOLT_TRY_DISCARD(require_str_argument("getprotobyname", nullptr, value_of(name)));
  MOLT_TRY(bytes, encode_file_name(value_of(name)));
  const int number = platform::protocol_number(bytes_view(as_bytes(bytes)).data());
  if (number < 0) return raise(messages::socket_no_protocol);
  return int_from_int64(number);
}

// --- Addresses as text

namespace {

using platform::AddressKind;

int64_t packed_size(AddressKind kind) { return kind == AddressKind::kInternet ? 4 : 16; }

bool is_internet(AddressKind kind) {
  return kind == AddressKind::kInternet || kind == AddressKind::kInternet6;
}

Owned packed_bytes(const uint8_t* packed, int64_t size) {
  return make_bytes({reinterpret_cast<const char*>(packed), static_cast<size_t>(size)});
}

}  // namespace

extern "C" Owned molt_f_socket_inet_aton(Borrowed ip_addr) {
  MOLT_TRY_DISCARD(require_str_argument("inet_aton", nullptr, value_of(ip_addr)));
  MOLT_TRY(text, encode_file_name(value_of(ip_addr)));
  uint8_t packed[4];
  if (!platform::parse_old_address(bytes_view(as_bytes(text)).data(), packed)) {
    return raise(messages::socket_parse_old);
  }
  return packed_bytes(packed, sizeof(packed));
}

extern "C" Owned molt_f_socket_inet_ntoa(Borrowed packed_ip) {
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(packed_ip), &view));
  if (view.size != packed_size(AddressKind::kInternet)) {
    return raise(messages::socket_packed_old);
  }
  char text[64];
  platform::format_address(AddressKind::kInternet, view.data, text, sizeof(text));
  return make_str_ascii(text);
}

extern "C" Owned molt_f_socket_inet_pton(Borrowed af, Borrowed ip) {
  int family = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(af, &family));
  MOLT_TRY_DISCARD(require_str_argument("inet_pton", "2", value_of(ip)));
  const AddressKind kind = platform::address_kind(family);
  if (!is_internet(kind)) return raise_errno(-platform::error_family_not_supported());
  MOLT_TRY(text, encode_file_name(value_of(ip)));
  uint8_t packed[16];
  if (!platform::parse_address(kind, bytes_view(as_bytes(text)).data(), packed)) {
    return raise(messages::socket_parse);
  }
  return packed_bytes(packed, packed_size(kind));
}

extern "C" Owned molt_f_socket_inet_ntop(Borrowed af, Borrowed packed_ip) {
  int family = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(af, &family));
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(packed_ip), &view));
  const AddressKind kind = platform::address_kind(family);
  if (!is_internet(kind)) return raise(messages::socket_unknown_family, family);
  if (view.size != packed_size(kind)) return raise(messages::socket_packed);
  char text[64];
  platform::format_address(kind, view.data, text, sizeof(text));
  return make_str_ascii(text);
}

// --- Byte order

namespace {

// Both targets are little-endian.
Owned swap_short(const char* function, Borrowed value) {
  MOLT_TRY(index, index_of(value_of(value)));
  const int64_t number = int_as_int64_clipped(index);
  if (number < 0) return raise(messages::socket_short_negative, function);
  if (number > UINT16_MAX) return raise(messages::socket_short_large, function);
  return int_from_int64(__builtin_bswap16(static_cast<uint16_t>(number)));
}

Owned swap_long(Borrowed value) {
  if (!is_int(value_of(value))) return raise(messages::socket_long_type, value);
  const int64_t number = int_as_int64_clipped(value_of(value));
  if (number < 0) return raise(messages::socket_long_negative);
  if (number > UINT32_MAX) return raise(messages::socket_long_large);
  return int_from_int64(__builtin_bswap32(static_cast<uint32_t>(number)));
}

}  // namespace

extern "C" Owned molt_f_socket_htons(Borrowed x) { return swap_short("htons", x); }
extern "C" Owned molt_f_socket_ntohs(Borrowed x) { return swap_short("ntohs", x); }
extern "C" Owned molt_f_socket_htonl(Borrowed x) { return swap_long(x); }
extern "C" Owned molt_f_socket_ntohl(Borrowed x) { return swap_long(x); }

extern "C" Owned molt_c_socket_has_ipv6() { return owned_bool(true); }
extern "C" Owned molt_c_socket_error() { return type_constant(molt_type_OSError); }
extern "C" Owned molt_c_socket_timeout() { return type_constant(molt_type_TimeoutError); }
extern "C" Owned molt_c_socket_gaierror() { return type_constant(molt_type_socket_gaierror); }
extern "C" Owned molt_c_socket_herror() { return type_constant(molt_type_socket_herror); }

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_OS_ERROR(socket_herror, "herror", "socket")
