#include "runtime/platform/accounts.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>

namespace molt::platform {

namespace {

int found_user(const passwd* found, UserEntry* entry) {
  // Without an entry, databases set all sorts of errno values; CPython takes them for "not found".
  if (found == nullptr) return errno == ENOMEM ? -ENOMEM : 0;
  *entry = {found->pw_name,  found->pw_passwd, found->pw_uid,  found->pw_gid,
            found->pw_gecos, found->pw_dir,    found->pw_shell};
  return 1;
}

int found_group(const group* found, GroupEntry* entry) {
  if (found == nullptr) return errno == ENOMEM ? -ENOMEM : 0;
  *entry = {found->gr_name, found->gr_passwd, found->gr_gid, found->gr_mem};
  return 1;
}

}  // namespace

int user_by_id(uint32_t id, UserEntry* entry) {
  errno = 0;
  return found_user(getpwuid(id), entry);
}
int user_by_name(const char* name, UserEntry* entry) {
  errno = 0;
  return found_user(getpwnam(name), entry);
}
void rewind_users() { setpwent(); }
int next_user(UserEntry* entry) {
  errno = 0;
  return found_user(getpwent(), entry);
}
void end_users() { endpwent(); }

int group_by_id(uint32_t id, GroupEntry* entry) {
  errno = 0;
  return found_group(getgrgid(id), entry);
}
int group_by_name(const char* name, GroupEntry* entry) {
  errno = 0;
  return found_group(getgrnam(name), entry);
}
void rewind_groups() { setgrent(); }
int next_group(GroupEntry* entry) {
  errno = 0;
  return found_group(getgrent(), entry);
}
void end_groups() { endgrent(); }

}  // namespace molt::platform
