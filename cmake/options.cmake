# Flags that hold for every target of the compiler and the runtime.
add_compile_options(-Wall -Wextra -Wno-missing-designated-field-initializers -fno-omit-frame-pointer -fdiagnostics-color=auto)
add_compile_options($<$<CONFIG:Release>:-fno-plt>)
include_directories(${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/generated)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/generated)

# Debian keeps this header-only library in a folder with its version.
find_path(MOLT_DRAGONBOX_INCLUDE dragonbox/dragonbox.h PATH_SUFFIXES dragonbox-1.1.3 REQUIRED)
include_directories(SYSTEM ${MOLT_DRAGONBOX_INCLUDE})

# The compiler uses the system's lld; it is also what makes linking against LLVM quick.
add_link_options(-fuse-ld=lld -B/usr/lib/llvm-22/bin)

if(MOLT_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

if(MOLT_SANITIZE)
  set(MOLT_SANITIZE_FLAGS -fsanitize=address,undefined -fno-sanitize-recover=undefined)
  add_compile_options(${MOLT_SANITIZE_FLAGS})
  add_link_options(${MOLT_SANITIZE_FLAGS})
endif()
