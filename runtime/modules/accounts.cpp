// The modules pwd and grp.
#include "runtime/platform/accounts.h"
#include "runtime/core/messages/os.h"
#include "runtime/core/messages/str.h"
#include "runtime/modules/os_arguments.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/struct_sequence.h"
#include "runtime/types/text_arguments.h"

#define MOLT_ROWS "abi/modules/pwd.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/modules/grp.def"
#include "abi/types/rows.inc"

MOLT_DECLARE_TYPE(struct_passwd)
MOLT_DECLARE_TYPE(struct_group)

namespace molt::rt {

namespace {

constexpr const char* kUserNames[] = {"pw_name",  "pw_passwd", "pw_uid",  "pw_gid",
                                      "pw_gecos", "pw_dir",    "pw_shell"};
constexpr const char* kGroupNames[] = {"gr_name", "gr_passwd", "gr_gid", "gr_mem"};

}  // namespace

extern const StructSequenceFields kUserFields;
extern const StructSequenceFields kGroupFields;
constexpr StructSequenceFields kUserFields{&molt_type_struct_passwd, "pwd.struct_passwd",
                                           kUserNames, 7, 7};
constexpr StructSequenceFields kGroupFields{&molt_type_struct_group, "grp.struct_group",
                                            kGroupNames, 4, 4};

namespace {

Value text_or_none(const char* text) {
  return text == nullptr ? kNone : value_of(decode_file_name(text));
}

Owned user_from(const platform::UserEntry& entry) {
  const Value values[] = {text_or_none(entry.name),          text_or_none(entry.password),
                          Value::from_small_int(entry.user), Value::from_small_int(entry.group),
                          text_or_none(entry.full_name),     text_or_none(entry.home),
                          text_or_none(entry.shell)};
  return struct_sequence_new(kUserFields, values);
}

Owned group_from(const platform::GroupEntry& entry) {
  MOLT_TRY(members, list_new());
  for (char** member = entry.members; member != nullptr && *member != nullptr; member++) {
    MOLT_TRY(name, decode_file_name(*member));
    MOLT_TRY_DISCARD(list_append(as_list(members), name));
  }
  const Value values[] = {text_or_none(entry.name), text_or_none(entry.password),
                          Value::from_small_int(entry.group), value_of(members.take())};
  return struct_sequence_new(kGroupFields, values);
}

// A whole database; closes it at the end.
template <typename Entry>
Owned all_entries(int (*next)(Entry*), Owned (*make)(const Entry&), void (*end)()) {
  Ref list(list_new());
  Entry entry;
  while (!is_failure(list) && next(&entry) > 0) {
    const Owned item = make(entry);
    if (is_failure(item) || is_failure(list_append_consumed(as_list(list), value_of(item)))) {
      list = Ref(kOwnedError);
    }
  }
  end();
  return list.take();
}

}  // namespace

extern "C" Owned molt_f_pwd_getpwuid(Borrowed uidobj) {
  uint32_t id = 0;
  if (is_failure(id_argument_py("uid", uidobj, &id))) {
    if (clear_exception_if(molt_type_OverflowError)) return raise(messages::user_id_no_id);
    return kOwnedError;
  }
  platform::UserEntry entry;
  const int found = platform::user_by_id(id, &entry);
  if (found < 0) return raise_errno(found);
  if (found == 0)
    return raise(messages::user_id_missing,
                 static_cast<int64_t>(id == UINT32_MAX ? -1 : static_cast<int64_t>(id)));
  return user_from(entry);
}

extern "C" Owned molt_f_pwd_getpwnam(Borrowed name) {
  MOLT_TRY_DISCARD(require_str_argument("getpwnam", nullptr, value_of(name)));
  MOLT_TRY(bytes, path_bytes_py(value_of(name)));
  platform::UserEntry entry;
  const int found = platform::user_by_name(bytes_view(as_bytes(bytes)).data(), &entry);
  if (found < 0) return raise_errno(found);
  if (found == 0) return raise(messages::user_name_missing, name);
  return user_from(entry);
}

extern "C" Owned molt_f_pwd_getpwall() {
  platform::rewind_users();
  return all_entries(platform::next_user, user_from, platform::end_users);
}

extern "C" Owned molt_f_grp_getgrgid(Borrowed id_value) {
  uint32_t id = 0;
  MOLT_TRY_DISCARD(id_argument_py("gid", id_value, &id));
  platform::GroupEntry entry;
  const int found = platform::group_by_id(id, &entry);
  if (found < 0) return raise_errno(found);
  if (found == 0)
    return raise(messages::group_id_missing,
                 static_cast<int64_t>(id == UINT32_MAX ? -1 : static_cast<int64_t>(id)));
  return group_from(entry);
}

extern "C" Owned molt_f_grp_getgrnam(Borrowed name) {
  if (!is_str(name)) {
    return raise(messages::named_argument_must_be_str, "getgrnam", "name",
                 argument_type_name(value_of(name)));
  }
  MOLT_TRY(bytes, path_bytes_py(value_of(name)));
  platform::GroupEntry entry;
  const int found = platform::group_by_name(bytes_view(as_bytes(bytes)).data(), &entry);
  if (found < 0) return raise_errno(found);
  if (found == 0) return raise(messages::group_name_missing, name);
  return group_from(entry);
}

extern "C" Owned molt_f_grp_getgrall() {
  platform::rewind_groups();
  return all_entries(platform::next_group, group_from, platform::end_groups);
}

extern "C" Owned molt_c_pwd_struct_passwd() {
  return new_reference(value_of_type(molt_type_struct_passwd));
}
extern "C" Owned molt_c_grp_struct_group() {
  return new_reference(value_of_type(molt_type_struct_group));
}

}  // namespace molt::rt

MOLT_DEFINE_STRUCT_SEQUENCE(struct_passwd, "struct_passwd", "pwd", kUserFields, true)
MOLT_DEFINE_STRUCT_SEQUENCE(struct_group, "struct_group", "grp", kGroupFields, true)
