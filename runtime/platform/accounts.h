// The databases of users and groups. Only posix/ implements this header; see process_control.h.
//
// Texts live until the next call. Functions give 1, 0 when there is no such entry (or no more), or
// a negative errno.
#pragma once

#include <cstdint>

namespace molt::platform {

struct UserEntry {
  const char* name;
  const char* password;
  uint32_t user;
  uint32_t group;
  const char* full_name;
  const char* home;
  const char* shell;
};
int user_by_id(uint32_t id, UserEntry* entry);
int user_by_name(const char* name, UserEntry* entry);
void rewind_users();
int next_user(UserEntry* entry);
void end_users();

struct GroupEntry {
  const char* name;
  const char* password;
  uint32_t group;
  // Null-terminated.
  char** members;
};
int group_by_id(uint32_t id, GroupEntry* entry);
int group_by_name(const char* name, GroupEntry* entry);
void rewind_groups();
int next_group(GroupEntry* entry);
void end_groups();

}  // namespace molt::platform
