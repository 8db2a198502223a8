// Sockets, as the module _socket sees them. Only posix/ implements this header; see
// process_control.h.
//
// Functions give a result that is not negative, or a negative errno, unless they say otherwise.
#pragma once

#include <cstdint>

namespace molt::platform {

// A struct sockaddr of any family.
struct SocketAddress {
  alignas(8) uint8_t bytes[128];
  uint32_t size;
};

enum class AddressKind : uint8_t { kNone, kInternet, kInternet6, kLocal, kOther };
// Of an AF_ number, and of an address.
AddressKind address_kind(int family);
AddressKind address_kind(const SocketAddress& address);
int address_family(const SocketAddress& address);

// The parts of an address; hosts are packed, 4 or 16 bytes; ports in the host's order.
struct InternetAddress {
  uint8_t host[16];
  uint16_t port;
  uint32_t flow;
  uint32_t scope;
};
SocketAddress make_internet_address(AddressKind kind, const InternetAddress& parts);
InternetAddress internet_address(const SocketAddress& address);
// False when the path is too long.
bool make_local_address(const char* path, int64_t length, SocketAddress* address);
// The path, not zero-terminated: its length.
int64_t local_path(const SocketAddress& address, const char** path);

int make_socket(int family, int type, int protocol);
int make_socket_pair(int family, int type, int protocol, int descriptors[2]);
// The type without the flags that only make_socket takes; whether it asks for a non-blocking
// socket.
int plain_socket_type(int type);
bool is_nonblocking_type(int type);
int default_family();
int default_type();
int socket_type_of(int descriptor);
int socket_protocol_of(int descriptor);

int bind_socket(int descriptor, const SocketAddress& address);
int connect_socket(int descriptor, const SocketAddress& address);
bool is_in_progress(int error_number);
bool would_block(int error_number);
bool is_connected_error(int error_number);
// The error of an asynchronous connect: 0, or a negative errno.
int pending_error(int descriptor);
int listen_on(int descriptor, int backlog);
int default_backlog();
int accept_connection(int descriptor, SocketAddress* address);
int socket_name(int descriptor, SocketAddress* address);
int peer_name(int descriptor, SocketAddress* address);
int shutdown_socket(int descriptor, int how);
int socket_option(int descriptor, int level, int option, void* value, uint32_t* size);
int set_socket_option(int descriptor, int level, int option, const void* value, uint32_t size);

int64_t receive(int descriptor, void* buffer, int64_t size, int flags, SocketAddress* sender);
// A null receiver is the peer.
int64_t send(int descriptor, const void* data, int64_t size, int flags,
             const SocketAddress* receiver);
// 1 when ready, 0 after the timeout (negative: none).
int wait_for_socket(int descriptor, bool writing, int timeout_ms);

// Names. Errors of the resolver are numbers of its own (EAI_...), not 0.
struct ResolvedAddress {
  int family;
  int type;
  int protocol;
  // May be null.
  const char* canonical_name;
  SocketAddress address;
};
// Calls `found` for each address until it gives false. Null texts stand for nothing given.
int resolve(const char* host, const char* service, int family, int type, int protocol, int flags,
            bool (*found)(void* context, const ResolvedAddress& address), void* context);
int numeric_host_flag();
int name_of_address(const SocketAddress& address, char* host, int64_t host_size, char* service,
                    int64_t service_size, int flags);
const char* resolver_text(int error);
int host_name(char* buffer, int64_t size);
// The port in the host's order, or -1; a null protocol is any.
int service_port(const char* name, const char* protocol);
// Null when there is none.
const char* service_name(int port, const char* protocol);
int protocol_number(const char* name);

// Packed addresses of 4 or 16 bytes and their texts.
bool parse_address(AddressKind kind, const char* text, uint8_t packed[16]);
// inet_aton(3), which also takes short and hexadecimal forms.
bool parse_old_address(const char* text, uint8_t packed[4]);
void format_address(AddressKind kind, const uint8_t* packed, char* buffer, int64_t size);
int error_family_not_supported();
int error_would_block();
bool is_connection_reset(int error_number);

}  // namespace molt::platform
