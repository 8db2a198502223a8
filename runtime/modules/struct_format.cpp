// Compiling formats.
#include "runtime/modules/struct_format.h"

#include "runtime/core/messages/struct.h"
#include "runtime/core/startup.h"
#include "runtime/types/bytes.h"
#include "runtime/types/str.h"
#include "runtime/types/text_codecs.h"

namespace molt::rt {

namespace {

// Size and alignment of a format character; size 0 for unknown ones.
struct CodeSize {
  uint8_t size;
  uint8_t alignment;
};

// Pointers are those of the target.
constexpr uint8_t kWord = sizeof(void*);

CodeSize native_size(uint8_t code) {
  switch (code) {
    case 'x':
    case 'b':
    case 'B':
    case 'c':
    case 's':
    case 'p':
    case '?':
      return {1, 1};
    case 'h':
    case 'H':
    case 'e':
      return {2, 2};
    case 'i':
    case 'I':
    case 'f':
      return {4, 4};
    case 'q':
    case 'Q':
    case 'd':
      return {8, 8};
    case 'l':
    case 'L':
    case 'n':
    case 'N':
    case 'P':
      return {kWord, kWord};
    default:
      return {0, 0};
  }
}

CodeSize size_of(uint8_t code, bool is_native, bool is_aligned) {
  CodeSize size = native_size(code);
  if (!is_native) {
    if (code == 'l' || code == 'L') size.size = 4;
    if (code == 'n' || code == 'N' || code == 'P') size.size = 0;
  }
  if (!is_aligned) size.alignment = 1;
  return size;
}

bool is_text_code(uint8_t code) { return code == 's' || code == 'p'; }

// One step through a format: the next field after white space.
class FormatReader {
 public:
  FormatReader(const uint8_t* at, const uint8_t* end) : at_(at), end_(end) {
    if (at_ == end_) return;
    switch (*at_) {
      case '<':
        is_native = false;
        break;
      case '>':
      case '!':
        is_native = false;
        is_big_endian = true;
        break;
      case '=':
        is_native = false;
        break;
      case '@':
        break;
      default:
        return;
    }
    is_aligned = is_native;
    at_++;
  }

  // False at the end.
  Status next(bool* found, int64_t* count, uint8_t* code);

  bool is_native = true;
  bool is_aligned = true;
  bool is_big_endian = false;

 private:
  const uint8_t* at_;
  const uint8_t* end_;
};

Status FormatReader::next(bool* found, int64_t* count, uint8_t* code) {
  while (at_ != end_ && (*at_ == ' ' || (*at_ >= 9 && *at_ <= 13))) at_++;
  *found = at_ != end_;
  if (!*found) return kOk;
  *count = 1;
  if (*at_ >= '0' && *at_ <= '9') {
    *count = 0;
    for (; at_ != end_ && *at_ >= '0' && *at_ <= '9'; at_++) {
      if (*count > (INT64_MAX - 9) / 10) return raise(messages::struct_too_long);
      *count = *count * 10 + (*at_ - '0');
    }
    if (at_ == end_) return raise(messages::struct_no_specifier);
  }
  *code = *at_++;
  return kOk;
}

Status add_field(StructObject* self, int64_t capacity, const StructField& field) {
  if (field.code == 'x' || (field.repeat == 0 && !is_text_code(field.code))) return kOk;
  if (self->num_fields == capacity) return raise(messages::struct_bad_char);
  self->fields.pointer[self->num_fields++] = field;
  self->num_items += is_text_code(field.code) ? 1 : field.repeat;
  return kOk;
}

Status compile_text(StructObject* self, const uint8_t* text, int64_t length) {
  FormatReader reader(text, text + length);
  self->is_native = reader.is_native;
  self->is_big_endian = reader.is_big_endian;
  // Every field takes at least one character.
  self->fields = allocate_array<StructField>(length);
  if (self->fields == nullptr) return kFailed;
  for (;;) {
    bool found = false;
    int64_t count = 0;
    uint8_t code = 0;
    MOLT_TRY_DISCARD(reader.next(&found, &count, &code));
    if (!found) return kOk;
    const CodeSize size = size_of(code, reader.is_native, reader.is_aligned);
    if (size.size == 0) return raise(messages::struct_bad_char);
    const int64_t mask = size.alignment - 1;
    const int64_t offset = (self->size + mask) & ~mask;
    if (offset < 0 || count > (INT64_MAX - offset) / size.size) {
      return raise(messages::struct_too_long);
    }
    MOLT_TRY_DISCARD(add_field(self, length, {offset, count, code, size.size, {}}));
    self->size = offset + count * size.size;
  }
}

// The cache holds the formats used last, the newest in front. It is emptied when the program ends.
constexpr int kCacheSize = 16;
Value cache[kCacheSize];
int cache_length = 0;
void (*next_release)() = nullptr;
bool is_release_installed = false;

void release_cache() {
  struct_clear_cache();
  if (next_release != nullptr) next_release();
}

void add_to_cache(Value format) {
  if (!is_release_installed) {
    is_release_installed = true;
    next_release = exit_hooks.release_streams;
    exit_hooks.release_streams = release_cache;
  }
  const Value dropped = cache_length == kCacheSize ? cache[kCacheSize - 1] : kUnbound;
  if (cache_length < kCacheSize) cache_length++;
  for (int k = cache_length - 1; k > 0; k--) cache[k] = cache[k - 1];
  cache[0] = shared(format);
  release(dropped);
}

}  // namespace

Status struct_compile(StructObject* self, Value format) {
  Ref text;
  if (is_str(format)) {
    if (as_str(format)->is_ascii == 0) {
      // Raises UnicodeEncodeError.
      MOLT_TRY(codec, make_str_ascii("ascii"));
      MOLT_TRY_DISCARD(encode_str(as_str(format), as_str(codec), nullptr));
    }
    text = Ref::share(format);
  } else if (is_bytes(format)) {
    const Bytes* bytes = as_bytes(format);
    MOLT_TRY(decoded, make_str_latin1(bytes->data(), bytes->length));
    text = std::move(decoded);
  } else {
    return raise(messages::struct_format_type, format);
  }
  const Str* chars = as_str(text);
  if (memchr(chars->data(), 0, static_cast<size_t>(chars->length)) != nullptr) {
    return raise(messages::struct_null);
  }
  free_raw(self->fields.pointer);
  self->fields = nullptr;
  self->num_fields = self->size = self->num_items = 0;
  MOLT_TRY_DISCARD(compile_text(self, chars->data(), chars->length));
  const Value old = self->format;
  self->format = value_of(text.take());
  release(old);
  return kOk;
}

Owned struct_for_format(Value format) {
  if (is_exact_str(format)) {
    for (int i = 0; i < cache_length; i++) {
      if (!str_equal(as_str(as_struct(cache[i])->format), as_str(format))) continue;
      const Value hit = cache[i];
      for (int k = i; k > 0; k--) cache[k] = cache[k - 1];
      cache[0] = hit;
      return new_reference(hit);
    }
  }
  StructObject* made = allocate<StructObject>(molt_shape_struct_struct);
  if (made == nullptr) return kOwnedError;
  made->format = kUnbound;
  Ref owned(owned_object(made));
  MOLT_TRY_DISCARD(struct_compile(made, format));
  add_to_cache(owned);
  return owned.take();
}

void struct_clear_cache() {
  while (cache_length > 0) release(cache[--cache_length]);
}

}  // namespace molt::rt
