// Addresses of sockets (Modules/socketmodule.c, getsockaddrarg and makesockaddr).
#include <cstring>

#include "runtime/core/messages/os.h"
#include "runtime/modules/library_exception.h"
#include "runtime/modules/os_arguments.h"
#include "runtime/modules/socket_support.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

MOLT_DECLARE_TYPE(socket_gaierror)

namespace molt::rt {

namespace {

using platform::AddressKind;

constexpr int64_t kLargestFlow = 0xFFFFF;

struct FirstAddress {
  platform::SocketAddress address;
  bool was_found = false;
};

bool take_first(void* context, const platform::ResolvedAddress& found) {
  auto* first = static_cast<FirstAddress*>(context);
  *first = {found.address, true};
  return false;
}

// The packed address of a host's name; the empty name is any address of the own machine.
Status host_address(AddressKind kind, int family, const char* name, uint8_t* packed) {
  if (*name == 0) {
    memset(packed, 0, 16);
    return kOk;
  }
  if (kind == AddressKind::kInternet && strcmp(name, "<broadcast>") == 0) {
    memset(packed, 0xFF, 4);
    return kOk;
  }
  if (platform::parse_address(kind, name, packed)) return kOk;
  FirstAddress first;
  const int error =
      platform::resolve(name, nullptr, family, platform::default_type(), 0, 0, take_first, &first);
  if (error != 0) return raise_resolver_error(error);
  if (first.was_found) memcpy(packed, platform::internet_address(first.address).host, 16);
  return kOk;
}

Status internet_address_py(const char* function, AddressKind kind, int family, Value value,
                           platform::SocketAddress* address) {
  const bool is_six = kind == AddressKind::kInternet6;
  if (!is_tuple(value)) {
    return raise(messages::socket_address_type, function, is_six ? "AF_INET6" : "AF_INET", value);
  }
  const Tuple* parts = as_tuple(value);
  if (!is_six && parts->length != 2) return raise(messages::socket_address_pair);
  if (is_six && (parts->length < 2 || parts->length > 4)) {
    return raise(messages::socket_address_six);
  }
  MOLT_TRY(host, host_bytes_py(parts->items()[0]));
  int port = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(borrowed(parts->items()[1]), &port));
  int64_t flow = 0;
  int64_t scope = 0;
  if (parts->length > 2) {
    MOLT_TRY_DISCARD(int64_argument_py(borrowed(parts->items()[2]), &flow));
  }
  if (parts->length > 3) {
    MOLT_TRY_DISCARD(int64_argument_py(borrowed(parts->items()[3]), &scope));
  }
  platform::InternetAddress made{};
  MOLT_TRY_DISCARD(host_address(kind, family, bytes_view(as_bytes(host)).data(), made.host));
  if (port < 0 || port > UINT16_MAX) return raise(messages::socket_port_range, function);
  if (flow < 0 || flow > kLargestFlow) return raise(messages::socket_flow_range, function);
  made.port = static_cast<uint16_t>(port);
  made.flow = static_cast<uint32_t>(flow);
  made.scope = static_cast<uint32_t>(scope);
  *address = platform::make_internet_address(kind, made);
  return kOk;
}

Status local_address_py(Value value, platform::SocketAddress* address) {
  Ref holder = Ref::share(value);
  if (is_str(value)) {
    MOLT_TRY(bytes, encode_file_name(value));
    holder = std::move(bytes);
  }
  ByteView view;
  if (!get_byte_view(holder, &view)) return raise(messages::socket_bytes_type, value);
  if (!platform::make_local_address(reinterpret_cast<const char*>(view.data), view.size, address)) {
    return raise(messages::socket_path_long);
  }
  return kOk;
}

}  // namespace

Status socket_address_py(const char* function, int family, Value value,
                         platform::SocketAddress* address) {
  const AddressKind kind = platform::address_kind(family);
  switch (kind) {
    case AddressKind::kInternet:
    case AddressKind::kInternet6:
      return internet_address_py(function, kind, family, value, address);
    case AddressKind::kLocal:
      return local_address_py(value, address);
    default:
      return raise(messages::socket_bad_family, function);
  }
}

Owned address_value(const platform::SocketAddress& address) {
  const AddressKind kind = platform::address_kind(address);
  switch (kind) {
    case AddressKind::kNone:
      return owned_none();
    case AddressKind::kInternet:
    case AddressKind::kInternet6: {
      const platform::InternetAddress parts = platform::internet_address(address);
      char text[64];
      platform::format_address(kind, parts.host, text, sizeof(text));
      MOLT_TRY(host, make_str_ascii(text));
      if (kind == AddressKind::kInternet)
        return tuple_of(host.get(), Value::from_small_int(parts.port));
      return tuple_of(host.get(), Value::from_small_int(parts.port),
                      Value::from_small_int(parts.flow), Value::from_small_int(parts.scope));
    }
    case AddressKind::kLocal: {
      const char* path = nullptr;
      const int64_t length = platform::local_path(address, &path);
      const std::string_view text(path, static_cast<size_t>(length));
      return length > 0 && path[0] == 0 ? make_bytes(text) : decode_file_name(text);
    }
    case AddressKind::kOther: {
      MOLT_TRY(data, make_bytes({reinterpret_cast<const char*>(address.bytes) + 2,
                                 address.size < 2 ? 0 : address.size - size_t{2}}));
      return tuple_of(Value::from_small_int(platform::address_family(address)), data.get());
    }
  }
  return owned_none();
}

Owned host_bytes_py(Value value) {
  Ref bytes;
  if (is_str(value)) {
    MOLT_TRY(encoded, encode_file_name(value));
    bytes = std::move(encoded);
  } else {
    ByteView view;
    const bool is_text = is_bytes(value) || has_type(value, molt_shape_bytearray);
    if (!is_text || !get_byte_view(value, &view)) return raise(messages::socket_host_type, value);
    MOLT_TRY(copy, make_bytes(
                       {reinterpret_cast<const char*>(view.data), static_cast<size_t>(view.size)}));
    bytes = std::move(copy);
  }
  if (bytes_view(as_bytes(bytes)).find('\0') != std::string_view::npos) {
    return raise(messages::socket_host_null);
  }
  return bytes.take();
}

Failure raise_resolver_error(int error) {
  MOLT_TRY(text, make_str_utf8(platform::resolver_text(error)));
  const Value args[] = {Value::from_small_int(error), text};
  MOLT_TRY(made, call_values(value_of_type(molt_type_socket_gaierror), args, 2));
  return raise_instance(made.consume());
}

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_OS_ERROR(socket_gaierror, "gaierror", "socket")
