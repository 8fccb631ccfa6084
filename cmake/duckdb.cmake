# DuckDB's library: fetched once by npm (third_party/duckdb, version and checksum pinned there), linked as duckdb::duckdb.
set(duckdb_folder ${CMAKE_SOURCE_DIR}/third_party/duckdb)
set(duckdb_package ${duckdb_folder}/node_modules/@duckdb/node-bindings-linux-x64)
set(duckdb_stamp ${duckdb_folder}/node_modules/.package-lock.json)

file(LOCK ${duckdb_folder} DIRECTORY GUARD FILE TIMEOUT 300)
if(NOT EXISTS ${duckdb_package}/libduckdb.so OR ${duckdb_folder}/package-lock.json IS_NEWER_THAN ${duckdb_stamp})
  find_program(NPM npm REQUIRED)
  message(STATUS "Fetching DuckDB (npm ci in third_party/duckdb)")
  execute_process(COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund WORKING_DIRECTORY ${duckdb_folder}
                  OUTPUT_VARIABLE duckdb_log ERROR_VARIABLE duckdb_log RESULT_VARIABLE duckdb_failed)
  if(duckdb_failed OR NOT EXISTS ${duckdb_package}/libduckdb.so)
    message(FATAL_ERROR "npm ci in third_party/duckdb failed:\n${duckdb_log}")
  endif()
  file(TOUCH ${duckdb_stamp})
endif()
file(LOCK ${duckdb_folder} DIRECTORY RELEASE)

add_library(duckdb::duckdb SHARED IMPORTED GLOBAL)
set_target_properties(duckdb::duckdb PROPERTIES
  IMPORTED_LOCATION ${duckdb_package}/libduckdb.so
  INTERFACE_INCLUDE_DIRECTORIES ${duckdb_folder})
