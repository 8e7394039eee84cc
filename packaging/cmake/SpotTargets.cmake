# SPDX-License-Identifier: GPL-3.0-or-later
# The words every CMakeLists of Spotwright uses: spot_library, spot_spec, spot_shaders.

add_library(spot_warnings INTERFACE)
target_compile_options(spot_warnings INTERFACE -Wall -Wextra -Wpedantic -Wno-missing-field-initializers)
target_compile_definitions(spot_warnings INTERFACE QT_NO_KEYWORDS)
add_library(spot_root INTERFACE)
target_include_directories(spot_root INTERFACE ${PROJECT_SOURCE_DIR})

# The standard headers, read once for everything that is no spec: half of what a source takes to compile. That each header of ours
# includes those it uses is seen to by a spec.
function(spot_standard_header)
  file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/standard_header/standard_header.cpp CONTENT "// The compiled header hangs on this file.\n")
  add_library(spot_standard_header OBJECT ${CMAKE_BINARY_DIR}/standard_header/standard_header.cpp)
  target_link_libraries(spot_standard_header PRIVATE spot_warnings)
  target_compile_options(spot_standard_header PRIVATE -fPIC -fpch-preprocess)
  target_precompile_headers(spot_standard_header PRIVATE <algorithm> <array> <atomic> <chrono> <cmath> <condition_variable> <cstring> <filesystem>
    <fstream> <functional> <limits> <map> <memory> <mutex> <numeric> <optional> <set> <span> <string> <string_view> <thread> <utility> <variant> <vector>)
endfunction()
function(spot_reads_standard_header target)
  target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-fPIC> $<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>) # as the header; programs too
  target_precompile_headers(${target} REUSE_FROM spot_standard_header)
endfunction()

# spot_library(NAME HEADERS a.h b.h SOURCES a.cpp PUBLIC spot_base PRIVATE PkgConfig::FFMPEG [MOC])
# A static library whose headers are included as "folder/sub/name.h". Without SOURCES it is header-only.
# MOC: some header has Q_OBJECT.
function(spot_library name)
  cmake_parse_arguments(A "MOC" "" "HEADERS;SOURCES;PUBLIC;PRIVATE" ${ARGN})
  set(scope INTERFACE)
  if(A_SOURCES)
    set(scope PUBLIC)
    add_library(${name} STATIC ${A_SOURCES})
    target_link_libraries(${name} PUBLIC spot_root ${A_PUBLIC} PRIVATE spot_warnings ${A_PRIVATE})
    spot_reads_standard_header(${name})
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE spot_root ${A_PUBLIC})
  endif()
  # A source begins with its own header (a spec sees to it), which proves that the header compiles alone. The others are verified.
  set(alone ${A_HEADERS})
  foreach(source ${A_SOURCES})
    string(REGEX REPLACE "\\.cpp$" ".h" own ${source})
    list(REMOVE_ITEM alone ${own})
  endforeach()
  target_sources(${name} ${scope} FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${A_HEADERS})
  if(alone)
    target_sources(${name} ${scope} FILE_SET alone TYPE HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${alone})
    set_target_properties(${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON INTERFACE_HEADER_SETS_TO_VERIFY alone)
  endif()
  if(A_MOC)
    spot_moc(${name} ${A_HEADERS})
  endif()
endfunction()

# spot_moc(NAME a.h b.h)   what moc says of these headers is one more source of the library. AUTOMOC reads every header that a
# library includes, seconds for each of them; moc itself needs the one file.
set(spot_moc_options --no-notes -D_GLIBCXX_VISIBILITY=) # moc of Qt before 6.5.3 stops at that macro of libstdc++'s <compare>
function(spot_moc name)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/${name}_moc)
  file(RELATIVE_PATH inside ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  set(all "")
  foreach(header ${ARGN})
    get_filename_component(word ${header} NAME_WE)
    add_custom_command(OUTPUT ${folder}/moc_${word}.cpp
      COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}
      COMMAND Qt6::moc ${spot_moc_options} -p ${inside} ${CMAKE_CURRENT_SOURCE_DIR}/${header} -o ${folder}/moc_${word}.cpp
      DEPENDS ${header} VERBATIM COMMENT "Moc ${inside}/${header}")
    set_source_files_properties(${folder}/moc_${word}.cpp PROPERTIES HEADER_FILE_ONLY ON)
    target_sources(${name} PRIVATE ${folder}/moc_${word}.cpp)
    string(APPEND all "#include \"moc_${word}.cpp\"\n")
  endforeach()
  file(GENERATE OUTPUT ${folder}/mocs.cpp CONTENT "${all}")
  target_sources(${name} PRIVATE ${folder}/mocs.cpp)
endfunction()

# Qt Test and what it brings take longer to read than a spec to compile: they are read once for all specs. The headers are those
# that do not ask for QT_GUI_LIB, so one compiled header fits specs with and without windows.
set(spot_spec_options -Og) # a fifth less to compile; what specs test is compiled as it is shipped
function(spot_spec_header)
  if(NOT SPOT_TESTS)
    return()
  endif()
  file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/spec_header/spec_header.cpp CONTENT "// The compiled header of the specs hangs on this file.\n")
  add_library(spot_spec_header OBJECT ${CMAKE_BINARY_DIR}/spec_header/spec_header.cpp)
  target_link_libraries(spot_spec_header PRIVATE spot_warnings spot_root Qt6::Test)
  target_compile_options(spot_spec_header PRIVATE -fPIE -fpch-preprocess ${spot_spec_options})
  target_precompile_headers(spot_spec_header PRIVATE <QtTest/qtestcase.h> <QtTest/qsignalspy.h>)
  # The folders of a spec as macros: no spec asks for them, and with them no two checkouts compile alike.
  get_target_property(words Qt6::Test INTERFACE_COMPILE_DEFINITIONS)
  list(FILTER words EXCLUDE REGEX "QT_TESTCASE")
  set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS "${words}")
endfunction()

# spot_spec(app/edit/trim spot_edit spot_test_support)   builds tests/app/edit/trim_spec.cpp and registers the test "app/edit/trim".
# The one .moc file of a spec comes straight from moc: AUTOMOC would scan each of a hundred specs for seconds.
function(spot_spec path)
  if(NOT SPOT_TESTS)
    return()
  endif()
  string(REPLACE "/" "_" target ${path})
  set(source ${PROJECT_SOURCE_DIR}/tests/${path}_spec.cpp)
  get_filename_component(name ${path} NAME)
  set(moc ${CMAKE_CURRENT_BINARY_DIR}/${target}_moc/${name}_spec.moc)
  add_custom_command(OUTPUT ${moc}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_CURRENT_BINARY_DIR}/${target}_moc
    COMMAND Qt6::moc ${spot_moc_options} ${source} -o ${moc}
    DEPENDS ${source} VERBATIM COMMENT "Moc ${path}_spec")
  add_executable(${target}_spec ${source} ${moc})
  target_include_directories(${target}_spec PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${target}_moc)
  set_target_properties(${target}_spec PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/specs)
  target_link_libraries(${target}_spec PRIVATE spot_warnings spot_root ${ARGN} Qt6::Test)
  foreach(words timeline_text random_edits) # tests/support with sources: a spec that includes the header links them
    file(STRINGS ${source} uses REGEX "\"tests/support/${words}.h\"")
    if(uses)
      target_link_libraries(${target}_spec PRIVATE spot_${words})
    endif()
  endforeach()
  target_compile_options(${target}_spec PRIVATE -fpch-preprocess ${spot_spec_options})
  target_precompile_headers(${target}_spec REUSE_FROM spot_spec_header)
  add_test(NAME ${path} COMMAND ${target}_spec)
  set_tests_properties(${path} PROPERTIES TIMEOUT 300
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;SPOTWRIGHT_BIN=${CMAKE_RUNTIME_OUTPUT_DIRECTORY};SPOTWRIGHT_PLUGINS=${CMAKE_BINARY_DIR}/plugins;SPOTWRIGHT_SOURCE=${PROJECT_SOURCE_DIR}")
endfunction()

# spot_shaders(TARGET a.comp b.frag)   compiles GLSL to SPIR-V as a C array in <build>/shaders/a_comp.h ("a_comp" names the array).
find_program(GLSLANG glslangValidator REQUIRED)
function(spot_shaders target)
  set(outputs)
  file(GLOB parts CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/shaders/*.glsl) # what shaders include: a change rebuilds them all
  foreach(shader ${ARGN})
    get_filename_component(file ${shader} NAME)
    string(REPLACE "." "_" symbol ${file})
    set(out ${CMAKE_CURRENT_BINARY_DIR}/shaders/${symbol}.h)
    add_custom_command(OUTPUT ${out}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_CURRENT_BINARY_DIR}/shaders
      COMMAND ${GLSLANG} -V --target-env vulkan1.2 --quiet --vn ${symbol} -o ${out} ${CMAKE_CURRENT_SOURCE_DIR}/${shader}
      DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${shader} ${parts} VERBATIM COMMENT "Shader ${file}")
    list(APPEND outputs ${out})
  endforeach()
  add_custom_target(${target}_shaders DEPENDS ${outputs})
  add_dependencies(${target} ${target}_shaders)
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/shaders)
endfunction()
