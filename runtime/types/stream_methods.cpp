#include "runtime/types/stream_methods.h"

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/io.h"
#include "runtime/types/bytes_builder.h"
#include "runtime/types/container_support.h"
#include "runtime/types/exception.h"
#include "runtime/types/int.h"

MOLT_DEFINE_NAME(closed)
MOLT_DEFINE_NAME(read)
MOLT_DEFINE_NAME(read1)
MOLT_DEFINE_NAME(readall)
MOLT_DEFINE_NAME(readinto)
MOLT_DEFINE_NAME(seek)
MOLT_DEFINE_NAME(seekable)
MOLT_DEFINE_NAME(tell)

namespace molt::rt {

namespace {

// Makes `cause` (taken over) the cause of the exception that is set (_PyErr_FormatFromCause).
void chain_cause(Value cause) {
  auto* exception = object_as<BaseException>(raised_exception());
  retain(cause);
  release(std::exchange(exception->cause, cause));
  release(std::exchange(exception->context, cause));
  exception->suppress_context = 1;
}

// The number that a method gave, between 0 and `size`; kWouldBlock for None. What is no number is
// -1 for write().
Int64Result count_result_py(Value result, int64_t size, bool is_write) {
  const char* method = is_write ? "write" : "readinto";
  if (result.is_none()) return {kWouldBlock};
  const Int64Result count = index_int64(result, molt_type_ValueError);
  if (count.value == kInt64Failed && exception_is_set() && !is_write) {
    const Value cause = take_exception();
    const Failure failure = raise(messages::raw_method_failed, method);
    chain_cause(cause);
    return failure;
  }
  if (count.value < 0 || count.value > size) {
    const int64_t given = exception_is_set() ? -1 : count.value;
    clear_exception();
    return raise(messages::raw_method_length, method, given, size);
  }
  return count;
}

Owned raw_read(Value stream, int64_t size) {
  MOLT_TRY(buffer, call(value_of_type(molt_type_bytearray), Value::from_small_int(size)));
  MOLT_TRY(memory, memoryview_of(buffer));
  MOLT_TRY(result, call_method(stream, MOLT_STR(readinto), memory.get()));
  const Int64Result count = count_result_py(result, size, false);
  if (count.value == kInt64Failed) return kOwnedError;
  if (count.value == kWouldBlock) return owned_none();
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(buffer, &view));
  return make_bytes({reinterpret_cast<const char*>(view.data), static_cast<size_t>(count.value)});
}

// Reads until there is nothing more, for streams without readall().
Owned read_to_end_py(Value stream) {
  ByteBuilder all;
  while (true) {
    MOLT_TRY(piece, call_method(stream, MOLT_STR(read)));
    if (piece.get().is_none()) return all.length() == 0 ? owned_none() : all.finish();
    if (!is_bytes(piece)) return raise(messages::read_should_return_bytes, "read");
    if (as_bytes(piece)->length == 0) return all.finish();
    MOLT_TRY_DISCARD(all.append(bytes_view(as_bytes(piece))));
  }
}

Owned raw_read_all(Value stream) {
  MOLT_TRY(method, find_attribute(stream, MOLT_STR(readall)));
  if (method.get().is_unbound()) return read_to_end_py(stream);
  MOLT_TRY(all, call(method));
  if (!all.get().is_none() && !is_bytes(all)) {
    return raise(messages::read_should_return_bytes, "readall");
  }
  return all.take();
}

Int64Result raw_write(Value stream, const void* data, int64_t size) {
  MOLT_TRY(bytes, make_bytes({static_cast<const char*>(data), static_cast<size_t>(size)}));
  MOLT_TRY(memory, memoryview_of(bytes));
  MOLT_TRY(result, call_method(stream, MOLT_STR(write), memory.get()));
  return count_result_py(result, size, true);
}

// A file position that a method gave.
Int64Result position_py(Owned given) {
  MOLT_TRY(result, given);
  const Int64Result position = index_int64(result, molt_type_ValueError);
  if (position.value < 0 && !exception_is_set()) {
    return raise(messages::raw_position, position.value);
  }
  return position;
}

Int64Result tell(Value stream) { return position_py(call_method(stream, MOLT_STR(tell))); }

Int64Result seek(Value stream, int64_t offset, platform::SeekFrom from) {
  MOLT_TRY(target, int_from_int64(offset));
  return position_py(call_method(stream, MOLT_STR(seek), target.get(),
                                 Value::from_small_int(static_cast<int>(from))));
}

Status flush(Value stream) {
  MOLT_TRY_DISCARD(call_method(stream, MOLT_STR(flush)));
  return kOk;
}

Status close(Value stream) {
  MOLT_TRY_DISCARD(call_method(stream, MOLT_STR(close)));
  return kOk;
}

Tri is_closed(Value stream) {
  MOLT_TRY(closed, get_attribute(stream, MOLT_STR(closed)));
  return truth_of(closed);
}

Tri is_seekable(Value stream) { return stream_can_py(stream, MOLT_STR(seekable)); }

// The bytes that a buffered stream gave.
Owned checked_bytes(Owned given, const char* method) {
  MOLT_TRY(result, given);
  ByteView view;
  if (!get_byte_view(result, &view)) {
    return raise(messages::underlying_read_result, method, result.get());
  }
  return result.take();
}

Owned buffer_read(Value stream, int64_t size) {
  MOLT_TRY(method, find_attribute(stream, MOLT_STR(read1)));
  if (!method.get().is_unbound()) {
    return checked_bytes(call(method, Value::from_small_int(size)), "read1");
  }
  return checked_bytes(call_method(stream, MOLT_STR(read), Value::from_small_int(size)), "read");
}

Owned buffer_read_all(Value stream) {
  return checked_bytes(call_method(stream, MOLT_STR(read)), "read");
}

Int64Result buffer_write(Value stream, const void* data, int64_t size) {
  MOLT_TRY(bytes, make_bytes({static_cast<const char*>(data), static_cast<size_t>(size)}));
  MOLT_TRY_DISCARD(call_method(stream, MOLT_STR(write), bytes.get()));
  return {size};
}

// A call of a method of the layer below (_enter_buffered_busy).
class MethodCall {
 public:
  explicit MethodCall(const StreamBelow& below)
      : below_(below),
        stream_(Ref::share(*below.stream)),
        was_busy_(below.is_busy != nullptr && *below.is_busy != 0) {
    if (below_.is_busy != nullptr) *below_.is_busy = 1;
  }
  ~MethodCall() {
    if (below_.is_busy != nullptr) *below_.is_busy = was_busy_;
  }
  MethodCall(const MethodCall&) = delete;
  MethodCall& operator=(const MethodCall&) = delete;

  Status check() const {
    if (stream_.get().is_unbound()) {
      return raise(below_.is_busy != nullptr ? messages::raw_detached : messages::file_detached);
    }
    return was_busy_ ? raise(messages::reentrant_call, Value::from_object(below_.file)) : kOk;
  }
  Value stream() const { return stream_; }

 private:
  const StreamBelow& below_;
  Ref stream_;
  bool was_busy_;
};

template <auto kFunction>
struct Guarded;
template <typename Result, typename... Arguments, Result (*kFunction)(Value, Arguments...)>
struct Guarded<kFunction> {
  static Result run(const StreamBelow& below, Arguments... arguments) {
    const MethodCall in(below);
    MOLT_TRY_DISCARD(in.check());
    return kFunction(in.stream(), arguments...);
  }
};

// These do not change the file: what they ask may be asked at any time.
template <Tri (*kFunction)(Value)>
Tri ask(const StreamBelow& below) {
  const Ref stream = Ref::share(*below.stream);
  return kFunction(stream);
}

constexpr StreamMethods methods_with(decltype(StreamMethods::read) read,
                                     decltype(StreamMethods::read_all) read_all,
                                     decltype(StreamMethods::write) write) {
  return {read,
          read_all,
          write,
          Guarded<tell>::run,
          Guarded<seek>::run,
          Guarded<flush>::run,
          Guarded<close>::run,
          ask<is_closed>,
          ask<is_seekable>};
}

}  // namespace

constexpr StreamMethods raw_stream_methods =
    methods_with(Guarded<raw_read>::run, Guarded<raw_read_all>::run, Guarded<raw_write>::run);
constexpr StreamMethods buffer_stream_methods = methods_with(
    Guarded<buffer_read>::run, Guarded<buffer_read_all>::run, Guarded<buffer_write>::run);

Tri stream_can_py(Value stream, Str* name) {
  MOLT_TRY(result, call_method(stream, name));
  return truth_of(result);
}

}  // namespace molt::rt
