// What the C++ library's headers call when a precondition of std::string_view and its like is
// violated. The library itself is not linked; such a call is a bug of the runtime.
#include <cstdarg>

namespace std {

// libstdc++.
[[noreturn]] void __throw_out_of_range_fmt(const char*, ...) { __builtin_trap(); }
[[noreturn]] void __throw_length_error(const char*) { __builtin_trap(); }

// libc++, on wasm.
inline namespace __2 {
[[noreturn]] void __libcpp_verbose_abort(const char*, ...) noexcept { __builtin_trap(); }
}  // namespace __2

}  // namespace std
