# ticketwire_options(target): the warnings and flags that every target of ours is built with.
function(ticketwire_options target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Werror -Wshadow
                                           -Wnon-virtual-dtor -Woverloaded-virtual)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC 12 warns of overlaps within its own std::string (GCC bug 105651).
    target_compile_options(${target} PRIVATE -Wno-restrict)
  endif()
  if(EMSCRIPTEN)
    target_compile_options(${target} PRIVATE -msimd128 -mbulk-memory -flto -fno-exceptions)
  endif()
  if(TICKETWIRE_SANITIZE)
    target_compile_options(${target} PUBLIC -fsanitize=address,undefined -fno-sanitize-recover=all
                                            -fno-omit-frame-pointer)
    target_link_options(${target} PUBLIC -fsanitize=address,undefined)
  endif()
  if(TICKETWIRE_FUZZ)
    target_compile_options(${target} PUBLIC -fsanitize=fuzzer-no-link)
  endif()
endfunction()

# ticketwire_hardening(target): what makes a fault in a program that strangers talk to harder to use.
# Canaries on the stack, checked copies where the build is optimised (without that the C library
# checks none), an image at any address, and tables that nobody writes once it has started.
function(ticketwire_hardening target)
  target_compile_options(${target} PRIVATE -fstack-protector-strong -fPIE)
  if(NOT TICKETWIRE_SANITIZE)
    target_compile_options(${target} PRIVATE
      "$<$<CONFIG:Release,RelWithDebInfo,MinSizeRel>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>")
  endif()
  get_target_property(kind ${target} TYPE)
  if(kind STREQUAL "EXECUTABLE")
    target_link_options(${target} PRIVATE -pie -Wl,-z,relro,-z,now,-z,noexecstack)
  endif()
endfunction()
