// Extended attributes of files, for the module posix.
#include "runtime/core/messages/os.h"
#include "runtime/modules/os_arguments.h"
#include "runtime/platform/process_control.h"
#include "runtime/types/bytes_builder.h"
#include "runtime/types/list.h"

#define MOLT_ROWS "abi/modules/posix_native.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

constexpr int64_t kSmallAttribute = 128;
constexpr int64_t kLargestAttribute = 65536;

// The path, or the current directory for None.
Status attribute_place_py(const PathRules& rules, Borrowed path_value, Borrowed follow_symlinks,
                          PathArgument* path, platform::AttributePlace* place) {
  MOLT_TRY_DISCARD(path_argument_py(rules, path_value, path));
  bool follows_links = false;
  MOLT_TRY_DISCARD(flag_argument_py(follow_symlinks, &follows_links));
  if (path->is_descriptor && !follows_links) {
    return raise(messages::os_descriptor_and_links, rules.function);
  }
  const char* text = path->is_descriptor ? nullptr : path->text == nullptr ? "." : path->text;
  *place = {text, path->descriptor, follows_links};
  return kOk;
}

// What `read` gives for a buffer that is large enough.
template <typename Read>
Owned read_attribute(const PathArgument& path, Read&& read) {
  for (int64_t size = kSmallAttribute;; size = kLargestAttribute) {
    ByteBuilder out;
    uint8_t* buffer = out.reserve(size);
    if (buffer == nullptr) return kOwnedError;
    const int64_t length = read(buffer, size);
    if (length >= 0) {
      out.advance(length);
      return out.finish();
    }
    if (size == kLargestAttribute || !platform::is_range_error(static_cast<int>(-length))) {
      return raise_errno(length, path);
    }
  }
}

}  // namespace

extern "C" Owned molt_f_posix_getxattr(Borrowed path_value, Borrowed attribute,
                                       Borrowed follow_symlinks) {
  PathArgument path;
  platform::AttributePlace place;
  MOLT_TRY_DISCARD(attribute_place_py({.function = "getxattr", .takes_descriptor = true},
                                      path_value, follow_symlinks, &path, &place));
  PathArgument name;
  MOLT_TRY_DISCARD(
      path_argument_py({.function = "getxattr", .argument = "attribute"}, attribute, &name));
  return read_attribute(path, [&](uint8_t* buffer, int64_t size) {
    return platform::attribute_value(place, name.text, buffer, size);
  });
}

extern "C" Owned molt_f_posix_setxattr(Borrowed path_value, Borrowed attribute, Borrowed value,
                                       Borrowed flags_value, Borrowed follow_symlinks) {
  PathArgument path;
  platform::AttributePlace place;
  MOLT_TRY_DISCARD(attribute_place_py({.function = "setxattr", .takes_descriptor = true},
                                      path_value, follow_symlinks, &path, &place));
  PathArgument name;
  MOLT_TRY_DISCARD(
      path_argument_py({.function = "setxattr", .argument = "attribute"}, attribute, &name));
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(value), &view));
  int flags = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(flags_value, &flags));
  const int done = platform::set_attribute(place, name.text, view.data, view.size, flags);
  if (done < 0) return raise_errno(done, path);
  return owned_none();
}

extern "C" Owned molt_f_posix_removexattr(Borrowed path_value, Borrowed attribute,
                                          Borrowed follow_symlinks) {
  PathArgument path;
  platform::AttributePlace place;
  MOLT_TRY_DISCARD(attribute_place_py({.function = "removexattr", .takes_descriptor = true},
                                      path_value, follow_symlinks, &path, &place));
  PathArgument name;
  MOLT_TRY_DISCARD(
      path_argument_py({.function = "removexattr", .argument = "attribute"}, attribute, &name));
  const int done = platform::remove_attribute(place, name.text);
  if (done < 0) return raise_errno(done, path);
  return owned_none();
}

extern "C" Owned molt_f_posix_listxattr(Borrowed path_value, Borrowed follow_symlinks) {
  PathArgument path;
  platform::AttributePlace place;
  MOLT_TRY_DISCARD(
      attribute_place_py({.function = "listxattr", .takes_none = true, .takes_descriptor = true},
                         path_value, follow_symlinks, &path, &place));
  MOLT_TRY(all, read_attribute(path, [&](uint8_t* buffer, int64_t size) {
             return platform::attribute_list(place, reinterpret_cast<char*>(buffer), size);
           }));
  MOLT_TRY(names, list_new());
  std::string_view rest = bytes_view(as_bytes(all));
  while (!rest.empty()) {
    const std::string_view name = rest.substr(0, rest.find('\0'));
    MOLT_TRY(text, decode_file_name(name));
    MOLT_TRY_DISCARD(list_append(as_list(names), text));
    rest.remove_prefix(name.size() < rest.size() ? name.size() + 1 : name.size());
  }
  return names.take();
}

}  // namespace molt::rt
