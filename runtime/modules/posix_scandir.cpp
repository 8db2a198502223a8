// os.scandir and os.DirEntry (Modules/posixmodule.c).
#include "runtime/core/messages/os.h"
#include "runtime/modules/library_type.h"
#include "runtime/modules/os_arguments.h"
#include "runtime/modules/posix_stat.h"
#include "runtime/types/bytes_builder.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/posix.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/scandir.def"
#include "abi/types/rows.inc"

MOLT_DECLARE_TYPE(dir_entry)
MOLT_DECLARE_TYPE(scandir_iterator)

namespace molt::rt {

namespace {

using platform::EntryKind;

constexpr uint32_t kFormatMask = 0170000;
constexpr uint32_t kDirectoryFormat = 0040000;
constexpr uint32_t kFileFormat = 0100000;
constexpr uint32_t kLinkFormat = 0120000;

struct DirEntry : Object {
  // Both str or bytes, as the path that scandir was given.
  Value name;
  Value path;
  // Results of stat() that are known already; kUnbound when not.
  Value status;
  Value link_status;
  uint64_t inode;
  // What `path` starts from, if it is relative.
  int32_t directory;
  EntryKind kind;
};

struct ScandirIterator : Object {
  // The path that was given; kUnbound for None and descriptors.
  Value path;
  // Null once closed.
  Field<void*> directory;
  int32_t descriptor;
  uint8_t is_bytes;
  uint8_t is_descriptor;
};

DirEntry* as_entry(Borrowed self) { return object_as<DirEntry>(value_of(self)); }
ScandirIterator* as_scandir(Borrowed self) { return object_as<ScandirIterator>(value_of(self)); }

using EntryFields = OwnedFields<DirEntry, &DirEntry::name, &DirEntry::path, &DirEntry::status,
                                &DirEntry::link_status>;

Owned entry_repr(Borrowed self) {
  MOLT_TRY(name, repr_of(as_entry(self)->name));
  StrBuilder out;
  out.append_ascii("<DirEntry ");
  out.append(name.get());
  out.append_ascii(">");
  return out.finish();
}

Owned refuse_entry(Type*, const Value*, int64_t, Value) {
  return raise(messages::os_cannot_create, "posix.DirEntry");
}
Owned refuse_iterator(Type*, const Value*, int64_t, Value) {
  return raise(messages::os_cannot_create, "posix.ScandirIterator");
}

constexpr Slots entry_slots() {
  Slots slots = EntryFields::slots();
  slots.repr = entry_repr;
  slots.construct = refuse_entry;
  return slots;
}

// The result of stat() or lstat() of the entry; borrowed, kError on failure.
Value entry_status(DirEntry* entry, bool follows_links) {
  follows_links &= entry->kind == EntryKind::kLink || entry->kind == EntryKind::kUnknown;
  Value& cached = follows_links ? entry->status : entry->link_status;
  if (!cached.is_unbound()) return cached;
  const Ref path(path_bytes_py(entry->path));
  if (is_failure(path)) return kError;
  platform::SystemStatus status;
  const int done = platform::status_at(entry->directory, bytes_view(as_bytes(path)).data(),
                                       follows_links, &status);
  if (done < 0) return raise_os_error(-done, entry->path);
  const Owned result = stat_result_from(status);
  if (is_failure(result)) return kError;
  cached = value_of(result);
  return cached;
}

// Whether stat() tells this format; a file that has vanished has none.
Tri status_has_format(DirEntry* entry, bool follows_links, uint32_t format) {
  const Value status = entry_status(entry, follows_links);
  if (is_failure(status)) {
    return clear_exception_if(molt_type_FileNotFoundError) ? kTriFalse : kTriError;
  }
  const int64_t mode = int_as_int64_clipped(as_tuple(status)->items()[0]);
  return tri((static_cast<uint32_t>(mode) & kFormatMask) == format);
}

Owned entry_test(Borrowed self, Borrowed follow_symlinks, uint32_t format, EntryKind kind) {
  bool follows_links = false;
  MOLT_TRY_DISCARD(flag_argument_py(follow_symlinks, &follows_links));
  DirEntry* entry = as_entry(self);
  const bool needs_status =
      entry->kind == EntryKind::kUnknown || (follows_links && entry->kind == EntryKind::kLink);
  if (!needs_status) return owned_bool(entry->kind == kind);
  MOLT_TRY(answer, status_has_format(entry, follows_links, format));
  return owned_bool(answer.code != 0);
}

// The entry's path: the directory's, a slash where there is none, and the name.
Owned entry_path(const ScandirIterator* iterator, std::string_view name) {
  if (iterator->is_descriptor != 0) {
    return iterator->is_bytes != 0 ? make_bytes(name) : decode_file_name(name);
  }
  ByteBuilder joined;
  if (iterator->path.is_unbound()) {
    joined.append("./");
  } else {
    MOLT_TRY(directory, path_bytes_py(iterator->path));
    const std::string_view text = bytes_view(as_bytes(directory));
    joined.append(text);
    if (!text.empty() && text.back() != '/') joined.append_byte('/');
  }
  joined.append(name);
  MOLT_TRY(path, joined.finish());
  return iterator->is_bytes != 0 ? path.take() : decode_file_name(bytes_view(as_bytes(path)));
}

Owned make_entry(const ScandirIterator* iterator, const platform::DirectoryEntry& found) {
  MOLT_TRY(name, iterator->is_bytes != 0 ? make_bytes(found.name) : decode_file_name(found.name));
  MOLT_TRY(path, entry_path(iterator, found.name));
  DirEntry* entry = allocate_instance_of<DirEntry>(&molt_type_dir_entry);
  if (entry == nullptr) return kOwnedError;
  entry->name = value_of(name.take());
  entry->path = value_of(path.take());
  entry->status = kUnbound;
  entry->link_status = kUnbound;
  entry->inode = found.inode;
  entry->directory =
      iterator->is_descriptor != 0 ? iterator->descriptor : platform::current_directory();
  entry->kind = found.kind;
  return owned_object(entry);
}

void close_scandir(ScandirIterator* iterator) {
  void* directory = iterator->directory;
  if (directory == nullptr) return;
  iterator->directory = nullptr;
  if (iterator->is_descriptor != 0) platform::rewind_directory(directory);
  platform::close_directory(directory);
}

Owned scandir_next(Borrowed self) {
  ScandirIterator* iterator = as_scandir(self);
  if (iterator->directory == nullptr) return owned_unbound();
  platform::DirectoryEntry entry;
  const int found = platform::next_entry(iterator->directory, &entry);
  if (found > 0) return make_entry(iterator, entry);
  close_scandir(iterator);
  if (found == 0) return owned_unbound();
  return raise_os_error(-found, iterator->path.is_unbound() ? kNone : iterator->path);
}

void scandir_destroy(Object* self) {
  ScandirIterator* iterator = static_cast<ScandirIterator*>(self);
  close_scandir(iterator);
  drop_field(iterator->path);
}

constexpr Slots scandir_slots() {
  Slots slots{};
  slots.destroy = scandir_destroy;
  slots.iterate = self_iterator;
  slots.next = scandir_next;
  slots.construct = refuse_iterator;
  return slots;
}

}  // namespace

extern "C" Owned molt_f_posix_scandir(Borrowed path_value) {
  PathArgument path;
  MOLT_TRY_DISCARD(path_argument_py(
      {.function = "scandir", .takes_none = true, .takes_descriptor = true}, path_value, &path));
  ScandirIterator* iterator = allocate_instance_of<ScandirIterator>(&molt_type_scandir_iterator);
  if (iterator == nullptr) return kOwnedError;
  iterator->directory = nullptr;
  iterator->descriptor = path.descriptor;
  iterator->is_bytes = path.is_bytes;
  iterator->is_descriptor = path.is_descriptor;
  iterator->path = path.text == nullptr ? kUnbound : shared(path.object.get());
  Ref owned(owned_object(iterator));
  int error = 0;
  if (path.is_descriptor) {
    const int copy = platform::duplicate(path.descriptor);
    if (copy < 0) return raise_errno(copy);
    iterator->directory = platform::open_directory_of(copy, &error);
    if (iterator->directory == nullptr) platform::close_file(copy);
  } else {
    iterator->directory = platform::open_directory(path.text == nullptr ? "." : path.text, &error);
  }
  if (iterator->directory == nullptr) return raise_errno(error, path);
  return owned.take();
}

extern "C" Owned molt_m_scandir_iterator___enter__(Borrowed self) {
  return new_reference(value_of(self));
}
extern "C" Owned molt_m_scandir_iterator___exit__(Borrowed self, Borrowed) {
  close_scandir(as_scandir(self));
  return owned_none();
}
extern "C" Owned molt_m_scandir_iterator_close(Borrowed self) {
  close_scandir(as_scandir(self));
  return owned_none();
}

extern "C" Owned molt_g_dir_entry_name(Borrowed self) {
  return new_reference(as_entry(self)->name);
}
extern "C" Owned molt_g_dir_entry_path(Borrowed self) {
  return new_reference(as_entry(self)->path);
}
extern "C" Owned molt_m_dir_entry_is_dir(Borrowed self, Borrowed follow_symlinks) {
  return entry_test(self, follow_symlinks, kDirectoryFormat, EntryKind::kDirectory);
}
extern "C" Owned molt_m_dir_entry_is_file(Borrowed self, Borrowed follow_symlinks) {
  return entry_test(self, follow_symlinks, kFileFormat, EntryKind::kFile);
}
extern "C" Owned molt_m_dir_entry_is_symlink(Borrowed self) {
  return entry_test(self, borrowed(kFalse), kLinkFormat, EntryKind::kLink);
}
extern "C" Owned molt_m_dir_entry_is_junction(Borrowed) { return owned_bool(false); }

extern "C" Owned molt_m_dir_entry_stat(Borrowed self, Borrowed follow_symlinks) {
  bool follows_links = false;
  MOLT_TRY_DISCARD(flag_argument_py(follow_symlinks, &follows_links));
  const Value status = entry_status(as_entry(self), follows_links);
  if (is_failure(status)) return kOwnedError;
  return new_reference(status);
}
extern "C" Owned molt_m_dir_entry_inode(Borrowed self) {
  return int_from_uint64(as_entry(self)->inode);
}
extern "C" Owned molt_m_dir_entry___fspath__(Borrowed self) {
  return new_reference(as_entry(self)->path);
}
extern "C" Owned molt_m_dir_entry___class_getitem__(Borrowed type, Borrowed item) {
  return new_generic_alias(value_of(type), value_of(item));
}
extern "C" Owned molt_c_posix_DirEntry() { return type_constant(molt_type_dir_entry); }

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(dir_entry, "DirEntry", "posix", kTypeCollectable,
                         sizeof(molt::rt::DirEntry), entry_slots())
MOLT_DEFINE_LIBRARY_TYPE(scandir_iterator, "ScandirIterator", "posix", 0,
                         sizeof(molt::rt::ScandirIterator), scandir_slots())
