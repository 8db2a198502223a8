#include "runtime/modules/native/zlib_stream.h"

namespace molt::rt::zlib {

Failure raise_zlib(const z_stream& stream, int code, const char* action) {
  if (code == Z_MEM_ERROR) return raise_memory_error();
  const char* reason = stream.msg;
  if (reason == nullptr) {
    reason = code == Z_BUF_ERROR      ? "incomplete or truncated stream"
             : code == Z_STREAM_ERROR ? "inconsistent stream state"
             : code == Z_DATA_ERROR   ? "invalid input data"
                                      : nullptr;
  }
  if (reason == nullptr) return raise(messages::zlib_failed_plain, code, action);
  return raise(messages::zlib_failed, code, action, reason);
}

void Input::feed(z_stream* stream) {
  if (stream->avail_in > 0 || rest_.size == 0) return;
  const int64_t part = rest_.size < INT32_MAX ? rest_.size : INT32_MAX;
  stream->next_in = const_cast<Bytef*>(rest_.data);
  stream->avail_in = static_cast<uInt>(part);
  rest_ = {rest_.data + part, rest_.size - part};
}

ByteView Input::rest(const z_stream& stream) const {
  return {rest_.data - stream.avail_in, rest_.size + static_cast<int64_t>(stream.avail_in)};
}

int run(int (*step)(z_stream*, int), z_stream* stream, Input* input, ByteBuilder* out, int flush,
        int64_t most) {
  int code = Z_OK;
  int64_t left = most - out->length();
  do {
    input->feed(stream);
    const int mode = input->has_more() ? Z_NO_FLUSH : flush;
    do {
      const int64_t room = left < kBufferSize ? left : kBufferSize;
      if (room == 0) return code;
      stream->next_out = out->reserve(room);
      if (stream->next_out == nullptr) return Z_MEM_ERROR;
      stream->avail_out = static_cast<uInt>(room);
      code = step(stream, mode);
      const int64_t written = room - static_cast<int64_t>(stream->avail_out);
      out->advance(written);
      left -= written;
      if (code != Z_OK && code != Z_BUF_ERROR) return code;
    } while (stream->avail_out == 0);
  } while (input->has_more());
  return code;
}

}  // namespace molt::rt::zlib
