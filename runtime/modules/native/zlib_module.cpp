// The functions and constants of the module zlib (Modules/zlibmodule.c).
#include "runtime/modules/library_exception.h"
#include "runtime/modules/native/zlib_stream.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"

#define MOLT_ROWS "abi/modules/zlib.def"
#include "abi/types/rows.inc"

namespace molt::rt::zlib {

namespace {

// The start of a checksum: only the low bits of an int count.
Status checksum_argument_py(Borrowed value, uLong* sum) {
  MOLT_TRY(number, index_of(value_of(value)));
  *sum = static_cast<uint32_t>(int_low_bits(number));
  return kOk;
}

// Compresses or decompresses all of the input.
class WholeStream {
 public:
  ~WholeStream() {
    if (end_ != nullptr) end_(&stream_);
  }
  z_stream* get() { return &stream_; }
  // What frees the stream, once it is set up.
  void set_end(int (*end)(z_stream*)) { end_ = end; }
  int finish() { return std::exchange(end_, nullptr)(&stream_); }

 private:
  z_stream stream_{};
  int (*end_)(z_stream*) = nullptr;
};

}  // namespace

extern "C" Owned molt_f_zlib_adler32(Borrowed data, Borrowed value) {
  uLong sum = 0;
  MOLT_TRY_DISCARD(checksum_argument_py(value, &sum));
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(data), &view));
  return int_from_int64(
      static_cast<uint32_t>(adler32_z(sum, view.data, static_cast<size_t>(view.size))));
}

extern "C" Owned molt_f_zlib_crc32(Borrowed data, Borrowed value) {
  uLong sum = 0;
  MOLT_TRY_DISCARD(checksum_argument_py(value, &sum));
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(data), &view));
  return int_from_int64(
      static_cast<uint32_t>(crc32_z(sum, view.data, static_cast<size_t>(view.size))));
}

extern "C" Owned molt_f_zlib_compress(Borrowed data, Borrowed level, Borrowed wbits) {
  int64_t level_number = 0;
  int64_t bits = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(level), &level_number));
  MOLT_TRY_DISCARD(int_argument_py(value_of(wbits), &bits));
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(data), &view));
  WholeStream whole;
  const int started = deflateInit2(whole.get(), static_cast<int>(level_number), Z_DEFLATED,
                                   static_cast<int>(bits), kMemoryLevel, Z_DEFAULT_STRATEGY);
  if (started == Z_STREAM_ERROR) return raise(messages::zlib_level);
  if (started != Z_OK) return raise_zlib(*whole.get(), started, "while compressing data");
  whole.set_end(deflateEnd);
  ByteBuilder out;
  Input input(view);
  const int ended = run(deflate, whole.get(), &input, &out, Z_FINISH, INT64_MAX);
  if (ended != Z_STREAM_END) return raise_zlib(*whole.get(), ended, "while compressing data");
  whole.finish();
  return out.finish();
}

extern "C" Owned molt_f_zlib_decompress(Borrowed data, Borrowed wbits, Borrowed bufsize) {
  int64_t bits = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(wbits), &bits));
  const Int64Result size = ssize_argument_py(value_of(bufsize));
  if (size.value == kInt64Failed && exception_is_set()) return kOwnedError;
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(data), &view));
  if (size.value < 0) return raise(messages::zlib_buffer_size);
  WholeStream whole;
  const int started = inflateInit2(whole.get(), static_cast<int>(bits));
  if (started != Z_OK)
    return raise_zlib(*whole.get(), started, "while preparing to decompress data");
  whole.set_end(inflateEnd);
  ByteBuilder out;
  Input input(view);
  int ended = run(inflate, whole.get(), &input, &out, Z_FINISH, INT64_MAX);
  if (ended == Z_OK) ended = Z_BUF_ERROR;
  if (ended != Z_STREAM_END) return raise_zlib(*whole.get(), ended, "while decompressing data");
  whole.finish();
  return out.finish();
}

#define MOLT_ZLIB_CONSTANT(name, value) \
  extern "C" Owned molt_c_zlib_##name() { return int_from_int64(value); }
MOLT_ZLIB_CONSTANT(DEFLATED, Z_DEFLATED)
MOLT_ZLIB_CONSTANT(DEF_BUF_SIZE, kBufferSize)
MOLT_ZLIB_CONSTANT(DEF_MEM_LEVEL, kMemoryLevel)
MOLT_ZLIB_CONSTANT(MAX_WBITS, MAX_WBITS)
MOLT_ZLIB_CONSTANT(Z_BEST_COMPRESSION, Z_BEST_COMPRESSION)
MOLT_ZLIB_CONSTANT(Z_BEST_SPEED, Z_BEST_SPEED)
MOLT_ZLIB_CONSTANT(Z_BLOCK, Z_BLOCK)
MOLT_ZLIB_CONSTANT(Z_DEFAULT_COMPRESSION, Z_DEFAULT_COMPRESSION)
MOLT_ZLIB_CONSTANT(Z_DEFAULT_STRATEGY, Z_DEFAULT_STRATEGY)
MOLT_ZLIB_CONSTANT(Z_FILTERED, Z_FILTERED)
MOLT_ZLIB_CONSTANT(Z_FINISH, Z_FINISH)
MOLT_ZLIB_CONSTANT(Z_FIXED, Z_FIXED)
MOLT_ZLIB_CONSTANT(Z_FULL_FLUSH, Z_FULL_FLUSH)
MOLT_ZLIB_CONSTANT(Z_HUFFMAN_ONLY, Z_HUFFMAN_ONLY)
MOLT_ZLIB_CONSTANT(Z_NO_COMPRESSION, Z_NO_COMPRESSION)
MOLT_ZLIB_CONSTANT(Z_NO_FLUSH, Z_NO_FLUSH)
MOLT_ZLIB_CONSTANT(Z_PARTIAL_FLUSH, Z_PARTIAL_FLUSH)
MOLT_ZLIB_CONSTANT(Z_RLE, Z_RLE)
MOLT_ZLIB_CONSTANT(Z_SYNC_FLUSH, Z_SYNC_FLUSH)
MOLT_ZLIB_CONSTANT(Z_TREES, Z_TREES)

extern "C" Owned molt_c_zlib_ZLIB_VERSION() { return make_str_ascii(ZLIB_VERSION); }
extern "C" Owned molt_c_zlib_ZLIB_RUNTIME_VERSION() { return make_str_ascii(zlibVersion()); }
extern "C" Owned molt_c_zlib___version__() { return make_str_ascii("1.0"); }
extern "C" Owned molt_c_zlib_error() { return type_constant(molt_type_zlib_error); }

}  // namespace molt::rt::zlib

MOLT_DEFINE_LIBRARY_EXCEPTION(zlib_error, "error", "zlib", Exception)
