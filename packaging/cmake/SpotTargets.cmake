# SPDX-License-Identifier: GPL-3.0-or-later
# The words every CMakeLists of Spotwright uses: spot_library, spot_spec, spot_shaders.

add_library(spot_warnings INTERFACE)
target_compile_options(spot_warnings INTERFACE -Wall -Wextra -Wpedantic -Wno-missing-field-initializers)
target_compile_definitions(spot_warnings INTERFACE QT_NO_KEYWORDS)
add_library(spot_root INTERFACE)
target_include_directories(spot_root INTERFACE ${PROJECT_SOURCE_DIR})

# spot_library(NAME HEADERS a.h b.h SOURCES a.cpp PUBLIC spot_base PRIVATE PkgConfig::FFMPEG [MOC])
# A static library whose headers are included as "folder/sub/name.h". Without SOURCES it is header-only.
# MOC: some header or source has Q_OBJECT.
function(spot_library name)
  cmake_parse_arguments(A "MOC" "" "HEADERS;SOURCES;PUBLIC;PRIVATE" ${ARGN})
  if(A_SOURCES)
    add_library(${name} STATIC ${A_SOURCES})
    target_link_libraries(${name} PUBLIC spot_root ${A_PUBLIC} PRIVATE spot_warnings ${A_PRIVATE})
    target_sources(${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${A_HEADERS})
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE spot_root ${A_PUBLIC})
    target_sources(${name} INTERFACE FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${A_HEADERS})
  endif()
  set_target_properties(${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  if(A_MOC)
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
  endif()
endfunction()

# spot_spec(app/edit/trim spot_edit spot_test_support)   builds tests/app/edit/trim_spec.cpp and registers the test "app/edit/trim".
function(spot_spec path)
  if(NOT SPOT_TESTS)
    return()
  endif()
  string(REPLACE "/" "_" target ${path})
  add_executable(${target}_spec ${PROJECT_SOURCE_DIR}/tests/${path}_spec.cpp)
  set_target_properties(${target}_spec PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/specs)
  target_link_libraries(${target}_spec PRIVATE spot_warnings spot_root ${ARGN} Qt6::Test)
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
