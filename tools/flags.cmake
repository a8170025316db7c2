# One interface library holds how everything of ours is compiled: the language, the warnings, the hardening of RS-36.
add_library(waypost_flags INTERFACE)
target_compile_features(waypost_flags INTERFACE cxx_std_20)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

target_compile_options(waypost_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual -Wformat=2
    $<$<CXX_COMPILER_ID:GNU>:-Werror>  # the compiler it is built and judged with; clang, which fuzzes, finds other things
    -Wno-missing-field-initializers  # our structs give every member a default; naming only what differs is the point
    -fstack-protector-strong -fstack-clash-protection -fno-strict-overflow)
target_compile_definitions(waypost_flags INTERFACE _GLIBCXX_ASSERTIONS)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|amd64")
    target_compile_options(waypost_flags INTERFACE -fcf-protection)
elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "aarch64|arm64")
    target_compile_options(waypost_flags INTERFACE -mbranch-protection=standard)
endif()
# FORTIFY needs optimisation, and hides errors from the sanitizers.
if(NOT WAYPOST_SANITIZE AND CMAKE_BUILD_TYPE MATCHES "Rel")
    target_compile_options(waypost_flags INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
endif()
target_link_options(waypost_flags INTERFACE -pie -Wl,-z,relro,-z,now,-z,noexecstack -Wl,--as-needed)

set(WAYPOST_SANITIZE "" CACHE STRING "sanitizers to build with: address,undefined or thread")
if(WAYPOST_SANITIZE)
    target_compile_options(waypost_flags INTERFACE -fsanitize=${WAYPOST_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(waypost_flags INTERFACE -fsanitize=${WAYPOST_SANITIZE})
endif()

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
    set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
endif()
find_program(LLD ld.lld)
if(LLD AND NOT CMAKE_CROSSCOMPILING) # Debian's cross compilers do not find it
    add_link_options(-fuse-ld=lld)
endif()
