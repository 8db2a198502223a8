// compressobj, decompressobj and _ZlibDecompressor of the module zlib.
#include "runtime/modules/native/zlib_stream.h"
#include "runtime/types/int.h"

#define MOLT_ROWS "abi/modules/zlib.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/zlib.def"
#include "abi/types/rows.inc"

MOLT_DECLARE_TYPE(zlib_compress)
MOLT_DECLARE_TYPE(zlib_decompress)
MOLT_DECLARE_TYPE(zlib_decompressor)

namespace molt::rt::zlib {

// All three kinds of objects.
struct Stream : Object {
  // Null once ended.
  Field<z_stream*> stream;
  // bytes or another object with bytes; kUnbound for none.
  Value dictionary;
  // bytes each. A _ZlibDecompressor keeps in `tail` what it has not read yet.
  Value unused;
  Value tail;
  uint32_t is_at_end;
  uint32_t needs_input;
};

namespace {

Stream* as_stream(Borrowed self) { return object_as<Stream>(value_of(self)); }

template <int (*kEnd)(z_stream*)>
void stream_destroy(Object* self) {
  Stream* stream = static_cast<Stream*>(self);
  drop_field(stream->dictionary);
  drop_field(stream->unused);
  drop_field(stream->tail);
  if (stream->stream.pointer == nullptr) return;
  kEnd(stream->stream.pointer);
  free_raw(stream->stream.pointer);
  stream->stream = nullptr;
}

template <int (*kEnd)(z_stream*)>
constexpr Slots stream_slots() {
  Slots slots{};
  slots.destroy = stream_destroy<kEnd>;
  return slots;
}

Owned make_stream(Type* cls) {
  Stream* stream = allocate_instance_of<Stream>(cls);
  if (stream == nullptr) return kOwnedError;
  stream->dictionary = kUnbound;
  stream->unused = stream->tail = kUnbound;
  stream->needs_input = 1;
  Ref owned(owned_object(stream));
  MOLT_TRY(empty, make_bytes({}));
  stream->unused = shared(empty);
  stream->tail = shared(empty);
  return owned.take();
}

// Memory for the library's state, which is set up next.
z_stream* allocate_state() {
  void* memory = allocate_raw(sizeof(z_stream));
  if (memory != nullptr) memset(memory, 0, sizeof(z_stream));
  return static_cast<z_stream*>(memory);
}

// The state with which calls on an ended stream fail as in CPython.
z_stream* state_of(Stream* stream, z_stream* ended) {
  return stream->stream.pointer != nullptr ? stream->stream.pointer : ended;
}

Status set_bytes(Value* field, ByteView view) {
  MOLT_TRY(bytes,
           make_bytes({reinterpret_cast<const char*>(view.data), static_cast<size_t>(view.size)}));
  release(std::exchange(*field, value_of(bytes.take())));
  return kOk;
}

Status set_dictionary(Stream* stream) {
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(stream->dictionary, &view));
  const int code =
      inflateSetDictionary(stream->stream.pointer, view.data, static_cast<uInt>(view.size));
  if (code == Z_OK) return kOk;
  return raise_zlib(*stream->stream.pointer, code, "while setting zdict");
}

// Inflates; a dictionary is set when the data ask for it.
Status inflate_py(Stream* stream, z_stream* state, Input* input, ByteBuilder* out, int flush,
                  int64_t most, int* code) {
  while (true) {
    *code = run(inflate, state, input, out, flush, most);
    if (*code != Z_NEED_DICT || stream->dictionary.is_unbound()) return kOk;
    MOLT_TRY_DISCARD(set_dictionary(stream));
  }
}

// What was not read: after the stream's end it does not belong to it. As in CPython, a tail that
// there was shows it then as well.
Status save_rest(Stream* stream, ByteView rest, int code) {
  const bool is_end = code == Z_STREAM_END;
  const bool had_tail = as_bytes(stream->tail)->length > 0;
  if (is_end && rest.size > 0) {
    ByteBuilder all;
    all.append(bytes_view(as_bytes(stream->unused)));
    all.append(rest.data, rest.size);
    MOLT_TRY_DISCARD(set_bytes(&stream->unused, all.view()));
  }
  if (had_tail || (!is_end && rest.size > 0)) return set_bytes(&stream->tail, rest);
  return kOk;
}

Owned make_decompressor_py(Type* cls, Borrowed wbits, Borrowed zdict) {
  int64_t bits = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(wbits), &bits));
  ByteView view;
  const bool has_dictionary = !value_of(zdict).is_unbound();
  if (has_dictionary && !get_byte_view(value_of(zdict), &view))
    return raise(messages::zlib_dictionary_type);
  MOLT_TRY(owned, make_stream(cls));
  Stream* stream = owned.as<Stream>();
  z_stream* state = allocate_state();
  if (state == nullptr) return kOwnedError;
  const int code = inflateInit2(state, static_cast<int>(bits));
  if (code != Z_OK) {
    free_raw(state);
    if (code == Z_STREAM_ERROR) return raise(messages::zlib_option);
    return raise_zlib({}, code, "while creating decompression object");
  }
  stream->stream = state;
  if (has_dictionary && view.size > 0) {
    stream->dictionary = shared(value_of(zdict));
    // Raw streams do not say that they need one.
    if (bits < 0) MOLT_TRY_DISCARD(set_dictionary(stream));
  }
  return owned.take();
}

template <typename Copy>
Owned copy_stream(Borrowed self, Copy copy) {
  Stream* stream = as_stream(self);
  if (stream->stream.pointer == nullptr) return raise(messages::zlib_state);
  MOLT_TRY(owned, make_stream(type_of(value_of(self))));
  Stream* made = owned.as<Stream>();
  z_stream* state = allocate_state();
  if (state == nullptr) return kOwnedError;
  const int code = copy(state, stream->stream.pointer);
  if (code != Z_OK) {
    free_raw(state);
    if (code == Z_STREAM_ERROR) return raise(messages::zlib_state);
    return raise_zlib(*stream->stream.pointer, code, "while copying compression object");
  }
  made->stream = state;
  made->dictionary = shared(stream->dictionary);
  release(std::exchange(made->unused, shared(stream->unused)));
  release(std::exchange(made->tail, shared(stream->tail)));
  made->is_at_end = stream->is_at_end;
  return owned.take();
}

}  // namespace

extern "C" Owned molt_f_zlib_compressobj(Borrowed level, Borrowed method, Borrowed wbits,
                                         Borrowed memLevel, Borrowed strategy, Borrowed zdict) {
  const Borrowed arguments[] = {level, method, wbits, memLevel, strategy};
  int numbers[5];
  for (int i = 0; i < 5; i++) {
    int64_t number = 0;
    MOLT_TRY_DISCARD(int_argument_py(value_of(arguments[i]), &number));
    numbers[i] = static_cast<int>(number);
  }
  ByteView view{nullptr, 0};
  if (!value_of(zdict).is_unbound()) MOLT_TRY_DISCARD(require_byte_view(value_of(zdict), &view));
  MOLT_TRY(owned, make_stream(&molt_type_zlib_compress));
  z_stream* state = allocate_state();
  if (state == nullptr) return kOwnedError;
  const int code = deflateInit2(state, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
  if (code != Z_OK) {
    free_raw(state);
    if (code == Z_STREAM_ERROR) return raise(messages::zlib_option);
    return raise_zlib({}, code, "while creating compression object");
  }
  owned.as<Stream>()->stream = state;
  const bool has_dictionary = !value_of(zdict).is_unbound();
  if (has_dictionary &&
      deflateSetDictionary(state, view.data, static_cast<uInt>(view.size)) != Z_OK) {
    return raise(messages::zlib_dictionary);
  }
  return owned.take();
}

extern "C" Owned molt_f_zlib_decompressobj(Borrowed wbits, Borrowed zdict) {
  return make_decompressor_py(&molt_type_zlib_decompress, wbits, zdict);
}

extern "C" Owned molt_n_zlib_decompressor(Borrowed cls, Borrowed wbits, Borrowed zdict) {
  return make_decompressor_py(as_type(cls), wbits, zdict);
}

extern "C" Owned molt_m_zlib_compress_compress(Borrowed self, Borrowed data) {
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(data), &view));
  z_stream ended{};
  z_stream* state = state_of(as_stream(self), &ended);
  Input input(view);
  ByteBuilder out;
  const int code = run(deflate, state, &input, &out, Z_NO_FLUSH, INT64_MAX);
  if (code != Z_OK && code != Z_BUF_ERROR)
    return raise_zlib(*state, code, "while compressing data");
  return out.finish();
}

extern "C" Owned molt_m_zlib_compress_flush(Borrowed self, Borrowed mode) {
  int64_t number = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(mode), &number));
  if (number == Z_NO_FLUSH) return make_bytes({});
  Stream* stream = as_stream(self);
  z_stream ended{};
  z_stream* state = state_of(stream, &ended);
  Input input({nullptr, 0});
  ByteBuilder out;
  const int code = run(deflate, state, &input, &out, static_cast<int>(number), INT64_MAX);
  if (code == Z_STREAM_END && number == Z_FINISH) {
    stream->stream = nullptr;
    const int end = deflateEnd(state);
    free_raw(state);
    if (end != Z_OK) return raise_zlib({}, end, "while finishing compression");
  } else if (code != Z_OK && code != Z_BUF_ERROR) {
    return raise_zlib(*state, code, "while flushing");
  }
  return out.finish();
}

extern "C" Owned molt_m_zlib_compress_copy(Borrowed self) {
  return copy_stream(self, [](z_stream* to, z_stream* from) { return deflateCopy(to, from); });
}
extern "C" Owned molt_m_zlib_compress___copy__(Borrowed self) {
  return molt_m_zlib_compress_copy(self);
}
extern "C" Owned molt_m_zlib_compress___deepcopy__(Borrowed self, Borrowed) {
  return molt_m_zlib_compress_copy(self);
}

extern "C" Owned molt_m_zlib_decompress_decompress(Borrowed self, Borrowed data,
                                                   Borrowed max_length) {
  const Int64Result limit = ssize_argument_py(value_of(max_length));
  if (limit.value == kInt64Failed && exception_is_set()) return kOwnedError;
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(data), &view));
  if (limit.value < 0) return raise(messages::zlib_max_length);
  Stream* stream = as_stream(self);
  z_stream ended{};
  z_stream* state = state_of(stream, &ended);
  Input input(view);
  ByteBuilder out;
  int code = Z_OK;
  MOLT_TRY_DISCARD(inflate_py(stream, state, &input, &out, Z_SYNC_FLUSH,
                              limit.value == 0 ? INT64_MAX : limit.value, &code));
  MOLT_TRY_DISCARD(save_rest(stream, input.rest(*state), code));
  state->avail_in = 0;
  if (code == Z_STREAM_END) {
    stream->is_at_end = 1;
  } else if (code != Z_OK && code != Z_BUF_ERROR) {
    return raise_zlib(*state, code, "while decompressing data");
  }
  return out.finish();
}

extern "C" Owned molt_m_zlib_decompress_flush(Borrowed self, Borrowed length) {
  const Int64Result size = ssize_argument_py(value_of(length));
  if (size.value == kInt64Failed && exception_is_set()) return kOwnedError;
  if (size.value <= 0) return raise(messages::zlib_length);
  Stream* stream = as_stream(self);
  z_stream ended{};
  z_stream* state = state_of(stream, &ended);
  const Ref tail = Ref::share(stream->tail);
  Input input({as_bytes(tail)->data(), as_bytes(tail)->length});
  ByteBuilder out;
  int code = Z_OK;
  MOLT_TRY_DISCARD(inflate_py(stream, state, &input, &out, Z_FINISH, INT64_MAX, &code));
  MOLT_TRY_DISCARD(save_rest(stream, input.rest(*state), code));
  state->avail_in = 0;
  if (code == Z_STREAM_END) {
    stream->is_at_end = 1;
    stream->stream = nullptr;
    const int end = inflateEnd(state);
    free_raw(state);
    if (end != Z_OK) return raise_zlib({}, end, "while finishing decompression");
  }
  return out.finish();
}

extern "C" Owned molt_m_zlib_decompress_copy(Borrowed self) {
  return copy_stream(self, [](z_stream* to, z_stream* from) { return inflateCopy(to, from); });
}
extern "C" Owned molt_m_zlib_decompress___copy__(Borrowed self) {
  return molt_m_zlib_decompress_copy(self);
}
extern "C" Owned molt_m_zlib_decompress___deepcopy__(Borrowed self, Borrowed) {
  return molt_m_zlib_decompress_copy(self);
}

// Keeps what it does not read for the next call.
extern "C" Owned molt_m_zlib_decompressor_decompress(Borrowed self, Borrowed data,
                                                     Borrowed max_length) {
  const Int64Result limit = ssize_argument_py(value_of(max_length));
  if (limit.value == kInt64Failed && exception_is_set()) return kOwnedError;
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(data), &view));
  Stream* stream = as_stream(self);
  if (stream->is_at_end != 0) return raise(messages::zlib_end);
  ByteBuilder pending;
  pending.append(bytes_view(as_bytes(stream->tail)));
  pending.append(view.data, view.size);
  if (pending.failed()) return kOwnedError;
  z_stream* state = stream->stream.pointer;
  Input input(pending.view());
  ByteBuilder out;
  int code = Z_OK;
  MOLT_TRY_DISCARD(inflate_py(stream, state, &input, &out, Z_SYNC_FLUSH,
                              limit.value < 0 ? INT64_MAX : limit.value, &code));
  const ByteView rest = input.rest(*state);
  state->avail_in = 0;
  if (code != Z_OK && code != Z_BUF_ERROR && code != Z_STREAM_END)
    return raise_zlib(*state, code, "while decompressing data");
  stream->is_at_end = code == Z_STREAM_END ? 1 : 0;
  stream->needs_input = stream->is_at_end == 0 && rest.size == 0 ? 1 : 0;
  MOLT_TRY_DISCARD(set_bytes(stream->is_at_end != 0 ? &stream->unused : &stream->tail, rest));
  return out.finish();
}

// Members that cannot be written, which say it in words of their own.
#define MOLT_STREAM_MEMBER(type, name, ...)                      \
  extern "C" Owned molt_g_##type##_##name(Borrowed self) {       \
    const Stream* stream = as_stream(self);                      \
    return __VA_ARGS__;                                          \
  }                                                              \
  extern "C" Status molt_s_##type##_##name(Borrowed, Borrowed) { \
    return raise(messages::zlib_readonly);                       \
  }
MOLT_STREAM_MEMBER(zlib_decompress, unused_data, new_reference(stream->unused))
MOLT_STREAM_MEMBER(zlib_decompress, unconsumed_tail, new_reference(stream->tail))
MOLT_STREAM_MEMBER(zlib_decompress, eof, owned_bool(stream->is_at_end != 0))
MOLT_STREAM_MEMBER(zlib_decompressor, unused_data, new_reference(stream->unused))
MOLT_STREAM_MEMBER(zlib_decompressor, needs_input, owned_bool(stream->needs_input != 0))
MOLT_STREAM_MEMBER(zlib_decompressor, eof, owned_bool(stream->is_at_end != 0))

extern "C" Owned molt_c_zlib__ZlibDecompressor() {
  return type_constant(molt_type_zlib_decompressor);
}

}  // namespace molt::rt::zlib

MOLT_DEFINE_LIBRARY_TYPE(zlib_compress, "Compress", "zlib", 0, sizeof(molt::rt::zlib::Stream),
                         molt::rt::zlib::stream_slots<deflateEnd>())
MOLT_DEFINE_LIBRARY_TYPE(zlib_decompress, "Decompress", "zlib", 0, sizeof(molt::rt::zlib::Stream),
                         molt::rt::zlib::stream_slots<inflateEnd>())
MOLT_DEFINE_LIBRARY_TYPE(zlib_decompressor, "_ZlibDecompressor", "zlib", 0,
                         sizeof(molt::rt::zlib::Stream), molt::rt::zlib::stream_slots<inflateEnd>())
