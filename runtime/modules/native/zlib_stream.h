// Streams of the library zlib, for the module of that name. They exist on targets alone for which
// the library is packaged.
#pragma once

#include <zlib.h>

#include "runtime/core/messages/zlib.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/bytes.h"
#include "runtime/types/bytes_builder.h"
#include "runtime/types/text_arguments.h"

namespace molt::rt::zlib {

inline constexpr int kMemoryLevel = 8;
inline constexpr int64_t kBufferSize = 16 * 1024;

// zlib.error "Error -3 while ...: ...".
Failure raise_zlib(const z_stream& stream, int code, const char* action);

// What a stream still has to read, of any size.
class Input {
 public:
  explicit Input(ByteView view) : rest_(view) {}
  // Gives the stream as much as it can count, unless it has some.
  void feed(z_stream* stream);
  // What the stream has left over.
  ByteView rest(const z_stream& stream) const;
  bool has_more() const { return rest_.size > 0; }

 private:
  ByteView rest_;
};

// Runs deflate or inflate until the input is used up, the stream ends, or there are `most` bytes of
// output. The code is that of the last step; a full output without a loss is Z_OK.
int run(int (*step)(z_stream*, int), z_stream* stream, Input* input, ByteBuilder* out, int flush,
        int64_t most);

}  // namespace molt::rt::zlib
