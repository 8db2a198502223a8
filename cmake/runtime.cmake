# The runtime that is linked into users' programs: a static library for each target, and runtime/fast as bitcode. Results go
# to lib/molt/<triple>/ beside bin/, where the compiler looks for them.
set(MOLT_CLANG ${CMAKE_CXX_COMPILER})
set(MOLT_LIB_DIR ${CMAKE_BINARY_DIR}/lib/molt)
set(MOLT_NATIVE_TRIPLE x86_64-linux-gnu)
set(MOLT_WASM_TRIPLE wasm32-wasi)

file(GLOB runtime_sources CONFIGURE_DEPENDS runtime/core/*.cpp runtime/types/*.cpp runtime/modules/*.cpp runtime/async/*.cpp
     runtime/fast/*.cpp)
set(runtime_tests ${runtime_sources})
list(FILTER runtime_sources EXCLUDE REGEX "_test\\.cpp$|all_rows\\.cpp$|fast/bitcode\\.cpp$")
list(FILTER runtime_tests INCLUDE REGEX "_test\\.cpp$")
# runtime/modules/native needs libraries that are not packaged for WASI.
file(GLOB posix_sources CONFIGURE_DEPENDS runtime/platform/posix/*.cpp runtime/platform/shared/*.cpp
     runtime/modules/native/*.cpp)
file(GLOB wasi_sources CONFIGURE_DEPENDS runtime/platform/wasi/*.cpp runtime/platform/shared/*.cpp)
file(GLOB common_sources CONFIGURE_DEPENDS common/*.cpp common/unicode/*.cpp)
list(FILTER common_sources EXCLUDE REGEX "_test\\.cpp$")
get_target_property(unicode_table_sources molt_unicode_tables SOURCES)
get_target_property(unicode_source_dir molt_unicode_tables SOURCE_DIR)

set(runtime_flags -fno-exceptions -fno-rtti -ffunction-sections -fdata-sections -fno-omit-frame-pointer
    -fno-threadsafe-statics -fvisibility=hidden -fno-math-errno -ffp-contract=off)

# Native: the library has the build's own flags (sanitizers included), and without sanitizers -O2, since programs are timed
# against it.
if(runtime_sources)
add_library(molt_rt STATIC ${runtime_sources} ${posix_sources} ${common_sources} $<TARGET_OBJECTS:molt_unicode_tables>)
target_compile_options(molt_rt PRIVATE ${runtime_flags} -fno-pic)
if(NOT MOLT_SANITIZE)
  target_compile_options(molt_rt PRIVATE -O2)
endif()
set_target_properties(molt_rt PROPERTIES ARCHIVE_OUTPUT_DIRECTORY ${MOLT_LIB_DIR}/${MOLT_NATIVE_TRIPLE}
                                         POSITION_INDEPENDENT_CODE OFF)
add_custom_target(molt_support_files DEPENDS molt_rt)

if(runtime_tests AND MOLT_TESTS)
  add_executable(molt_runtime_tests ${runtime_tests} runtime/core/all_rows.cpp)
  target_compile_options(molt_runtime_tests PRIVATE -fno-pic)
  target_link_options(molt_runtime_tests PRIVATE -no-pie)
  target_link_libraries(molt_runtime_tests PRIVATE molt_rt z GTest::gtest GTest::gtest_main)
  add_test(NAME runtime COMMAND molt_runtime_tests)
endif()

# Bitcode of the inline fast paths. Flags must equal what lower/ stamps on generated functions, or LLVM refuses to inline.
function(molt_add_bitcode triple)
  set(output ${MOLT_LIB_DIR}/${triple}/hot.bc)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${MOLT_LIB_DIR}/${triple}
    COMMAND ${MOLT_CLANG} ${ARGN} -std=c++20 -O2 ${runtime_flags} -fno-pic -Wno-deprecated -I${CMAKE_SOURCE_DIR}
            -I${CMAKE_BINARY_DIR}/generated -emit-llvm -c -MD -MF ${output}.d -MT ${output}
            ${CMAKE_SOURCE_DIR}/runtime/fast/bitcode.cpp -o ${output}
    DEPENDS runtime/fast/bitcode.cpp
    DEPFILE ${output}.d
    VERBATIM)
  add_custom_target(molt_bitcode_${triple} DEPENDS ${output})
  add_dependencies(molt_support_files molt_bitcode_${triple})
endfunction()

# Sanitized programs call the sanitized library instead.
if(EXISTS ${CMAKE_SOURCE_DIR}/runtime/fast/bitcode.cpp AND NOT MOLT_SANITIZE)
  molt_add_bitcode(${MOLT_NATIVE_TRIPLE})
endif()

# wasm32-wasi: compiled by the same clang with custom commands, as one build tree has one CMake toolchain.
if(MOLT_WASM)
  if(EXISTS ${CMAKE_SOURCE_DIR}/runtime/fast/bitcode.cpp)
    molt_add_bitcode(${MOLT_WASM_TRIPLE} --target=${MOLT_WASM_TRIPLE})
  endif()
  set(wasm_objects)
  foreach(source ${runtime_sources} ${wasi_sources} ${common_sources} ${unicode_table_sources})
    if(NOT IS_ABSOLUTE ${source})
      if(EXISTS ${unicode_source_dir}/${source})
        set(source ${unicode_source_dir}/${source})
      else()
        set(source ${CMAKE_SOURCE_DIR}/${source})
      endif()
    endif()
    file(RELATIVE_PATH relative_source ${CMAKE_SOURCE_DIR} ${source})
    string(MD5 source_hash ${relative_source})
    get_filename_component(stem ${source} NAME_WE)
    string(SUBSTRING ${source_hash} 0 8 source_hash)
    set(object ${CMAKE_BINARY_DIR}/wasm/${stem}.${source_hash}.o)
    add_custom_command(
      OUTPUT ${object}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/wasm
      COMMAND ${CMAKE_CXX_COMPILER_LAUNCHER} ${MOLT_CLANG} --target=${MOLT_WASM_TRIPLE} -std=c++20 -O2 ${runtime_flags}
              -Wno-deprecated -I${CMAKE_SOURCE_DIR} -I${CMAKE_BINARY_DIR}/generated
              -isystem ${MOLT_DRAGONBOX_INCLUDE} -MD -MF ${object}.d -MT ${object}
              -c ${source} -o ${object}
      DEPENDS ${source}
      DEPFILE ${object}.d
      VERBATIM)
    list(APPEND wasm_objects ${object})
  endforeach()
  set(wasm_library ${MOLT_LIB_DIR}/${MOLT_WASM_TRIPLE}/libmolt_rt.a)
  set(wasm_response ${CMAKE_BINARY_DIR}/wasm/objects.txt)
  string(REPLACE ";" "\n" wasm_object_lines "${wasm_objects}")
  file(GENERATE OUTPUT ${wasm_response} CONTENT "${wasm_object_lines}\n")
  add_custom_command(
    OUTPUT ${wasm_library}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${MOLT_LIB_DIR}/${MOLT_WASM_TRIPLE}
    COMMAND ${CMAKE_COMMAND} -E rm -f ${wasm_library}
    COMMAND ${MOLT_LLVM_PREFIX}/bin/llvm-ar rcs ${wasm_library} @${wasm_response}
    DEPENDS ${wasm_objects}
    VERBATIM)
  add_custom_target(molt_rt_wasm DEPENDS ${wasm_library})
  add_dependencies(molt_support_files molt_rt_wasm)
endif()

# What the link steps need from the system, so that `molt build` works without a toolchain.
foreach(file crt1.o crti.o crtn.o libc.so.6 libm.so.6 libz.a)
  if(EXISTS /usr/lib/x86_64-linux-gnu/${file})
    configure_file(/usr/lib/x86_64-linux-gnu/${file} ${MOLT_LIB_DIR}/${MOLT_NATIVE_TRIPLE}/${file} COPYONLY)
  elseif(EXISTS /lib/x86_64-linux-gnu/${file})
    configure_file(/lib/x86_64-linux-gnu/${file} ${MOLT_LIB_DIR}/${MOLT_NATIVE_TRIPLE}/${file} COPYONLY)
  endif()
endforeach()
configure_file(${CMAKE_SOURCE_DIR}/compiler/target/native.ld ${MOLT_LIB_DIR}/${MOLT_NATIVE_TRIPLE}/link.ld COPYONLY)
configure_file(${MOLT_LLVM_PREFIX}/lib/clang/22/lib/linux/libclang_rt.builtins-x86_64.a
               ${MOLT_LIB_DIR}/${MOLT_NATIVE_TRIPLE}/libclang_rt.builtins.a COPYONLY)
if(MOLT_SANITIZE)
  # Its presence tells the compiler that programs are to be sanitized.
  configure_file(${MOLT_LLVM_PREFIX}/lib/clang/22/lib/linux/libclang_rt.asan-x86_64.a
                 ${MOLT_LIB_DIR}/${MOLT_NATIVE_TRIPLE}/libclang_rt.asan.a COPYONLY)
  configure_file(/lib/x86_64-linux-gnu/libgcc_s.so.1 ${MOLT_LIB_DIR}/${MOLT_NATIVE_TRIPLE}/libgcc_s.so.1 COPYONLY)
  configure_file(/usr/lib/x86_64-linux-gnu/libc_nonshared.a
                 ${MOLT_LIB_DIR}/${MOLT_NATIVE_TRIPLE}/libc_nonshared.a COPYONLY)
endif()
if(MOLT_WASM)
  foreach(file crt1-command.o libc.a)
    configure_file(/usr/lib/wasm32-wasi/${file} ${MOLT_LIB_DIR}/${MOLT_WASM_TRIPLE}/${file} COPYONLY)
  endforeach()
  configure_file(${MOLT_LLVM_PREFIX}/lib/clang/22/lib/wasi/libclang_rt.builtins-wasm32.a
                 ${MOLT_LIB_DIR}/${MOLT_WASM_TRIPLE}/libclang_rt.builtins.a COPYONLY)
endif()
# Library modules of our own, and what replaces lines of CPython's (compiler/driver/overlay.h).
file(GLOB_RECURSE library_files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/stdlib ${CMAKE_SOURCE_DIR}/stdlib/*.py)
foreach(file ${library_files})
  if(file MATCHES "^overlays/")
    configure_file(${CMAKE_SOURCE_DIR}/stdlib/${file} ${MOLT_LIB_DIR}/${file} COPYONLY)
  else()
    configure_file(${CMAKE_SOURCE_DIR}/stdlib/${file} ${MOLT_LIB_DIR}/stdlib/${file} COPYONLY)
  endif()
endforeach()
if(EXISTS ${CMAKE_SOURCE_DIR}/compiler/target/wasi_shim.mjs)
  configure_file(${CMAKE_SOURCE_DIR}/compiler/target/wasi_shim.mjs ${MOLT_LIB_DIR}/wasi_shim.mjs COPYONLY)
endif()
else()
  add_custom_target(molt_support_files)
endif()
