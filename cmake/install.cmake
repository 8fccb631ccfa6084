# Installation: the program, the library with its headers, the data folder, a CMake package and a pkg-config file.
if(TARGET entente_program)
  set_target_properties(entente_program PROPERTIES INSTALL_RPATH "$ORIGIN/../${CMAKE_INSTALL_LIBDIR}/entente")
  install(TARGETS entente_program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  get_target_property(duckdb_library duckdb::duckdb IMPORTED_LOCATION)
  install(FILES ${duckdb_library} DESTINATION ${CMAKE_INSTALL_LIBDIR}/entente)
  # the program describes itself: completion scripts and the manual page
  set(described ${CMAKE_BINARY_DIR}/described)
  add_custom_command(OUTPUT ${described}/entente ${described}/_entente ${described}/entente.fish ${described}/entente.1
    COMMAND ${CMAKE_COMMAND} -E make_directory ${described}
    COMMAND entente_program completion bash > ${described}/entente
    COMMAND entente_program completion zsh > ${described}/_entente
    COMMAND entente_program completion fish > ${described}/entente.fish
    COMMAND entente_program man > ${described}/entente.1
    DEPENDS entente_program VERBATIM)
  add_custom_target(entente_described ALL DEPENDS ${described}/entente.1)
  install(FILES ${described}/entente DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${described}/_entente DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
  install(FILES ${described}/entente.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
  install(FILES ${described}/entente.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endif()
set(installed_rooms base model reader parser lexicon resolver coder ledger engine)
foreach(room ${installed_rooms})
  if(TARGET entente_${room})
    install(TARGETS entente_${room} EXPORT entente ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
  endif()
endforeach()
install(TARGETS entente_flags EXPORT entente)
install(DIRECTORY include/entente DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
foreach(room base model)
  install(DIRECTORY src/${room} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/entente FILES_MATCHING PATTERN "*.h")
endforeach()
foreach(folder languages ontology models)
  install(DIRECTORY ${folder} DESTINATION ${CMAKE_INSTALL_DATADIR}/entente)
endforeach()
target_include_directories(entente_flags INTERFACE
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/entente>)
install(EXPORT entente NAMESPACE entente:: FILE entente-targets.cmake DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/entente)
include(CMakePackageConfigHelpers)
configure_package_config_file(cmake/entente-config.cmake.in ${CMAKE_BINARY_DIR}/entente-config.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/entente)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/entente-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/entente-config.cmake ${CMAKE_BINARY_DIR}/entente-config-version.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/entente)
file(RELATIVE_PATH ENTENTE_PC_PREFIX "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
configure_file(cmake/entente.pc.in ${CMAKE_BINARY_DIR}/entente.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/entente.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
