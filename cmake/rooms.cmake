# entente_room(NAME [USES room…] [LINKS library…]): the static library entente_NAME from src/NAME/*.cc.
# Warnings are errors in every room. USES names the rooms whose headers this one may include.
add_library(entente_flags INTERFACE)
target_include_directories(entente_flags INTERFACE
  $<BUILD_INTERFACE:${CMAKE_SOURCE_DIR}/src> $<BUILD_INTERFACE:${CMAKE_SOURCE_DIR}/include>)
target_compile_options(entente_flags INTERFACE -Wall -Wextra -Wpedantic -Werror -Wshadow -Wnon-virtual-dtor
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)  # false alarms of GCC 12 on std::string, its bug 105651
if(ENTENTE_SANITIZE)
  target_compile_options(entente_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
                         -fno-omit-frame-pointer)
  target_link_options(entente_flags INTERFACE -fsanitize=address,undefined)
endif()
if(ENTENTE_FUZZ)
  target_compile_options(entente_flags INTERFACE -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
                         -fno-omit-frame-pointer)
  target_link_options(entente_flags INTERFACE -fsanitize=address,undefined)
endif()

function(entente_room name)
  cmake_parse_arguments(ROOM "" "" "USES;LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cc)
  if(NOT sources)
    return()
  endif()
  add_library(entente_${name} STATIC ${sources})
  target_link_libraries(entente_${name} PUBLIC entente_flags ${ROOM_LINKS})
  foreach(room ${ROOM_USES})
    target_link_libraries(entente_${name} PUBLIC entente_${room})
  endforeach()
endfunction()

# entente_test(NAME [USES room…]): the program NAME_test from tests/NAME/*_test.cc, run by ctest.
function(entente_test name)
  cmake_parse_arguments(TEST "" "" "USES;LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${name}/*_test.cc)
  add_executable(${name}_test ${sources})
  target_link_libraries(${name}_test PRIVATE entente_flags GTest::gtest_main GTest::gmock ${TEST_LINKS})
  foreach(room ${TEST_USES})
    target_link_libraries(${name}_test PRIVATE entente_${room})
  endforeach()
  target_compile_definitions(${name}_test PRIVATE
    ENTENTE_SOURCE_DIR="${CMAKE_SOURCE_DIR}" ENTENTE_BINARY_DIR="${CMAKE_BINARY_DIR}")
  add_test(NAME ${name} COMMAND ${name}_test WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
endfunction()
