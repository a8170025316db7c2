# What is installed, and the Debian package of it: `cpack -G DEB` in a build folder, or tools/release. platform/deb/README.md
# tells what the parts do on a tablet.
set(deb ${PROJECT_SOURCE_DIR}/platform/deb)
set(made ${PROJECT_BINARY_DIR}/package)

# Debian wants these small, and the same bytes from the same source: no time and no name inside.
function(install_zipped from name folder)
    execute_process(COMMAND gzip -9nc ${from} OUTPUT_FILE ${made}/${name} COMMAND_ERROR_IS_FATAL ANY)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${from})
    install(FILES ${made}/${name} DESTINATION ${folder})
endfunction()

install(TARGETS waypost waypostctl DESTINATION bin)
install(TARGETS waypost-voice waypost-decode waypost-send DESTINATION libexec/waypost)
install(PROGRAMS ${deb}/waypost-kiosk DESTINATION sbin)
install(DIRECTORY ${PROJECT_BINARY_DIR}/content/ DESTINATION share/waypost/content FILES_MATCHING PATTERN *.toml PATTERN *.md PATTERN *.svg PATTERN *.png
        PATTERN CMakeFiles EXCLUDE)
install(FILES ${PROJECT_SOURCE_DIR}/tools/figure.cmake ${deb}/waypost.toml DESTINATION share/waypost)
install(FILES ${deb}/waypost.service DESTINATION lib/systemd/system)
install(FILES ${deb}/waypost.sysusers DESTINATION lib/sysusers.d RENAME waypost.conf)

# SOURCE_DATE_EPOCH, where set, is the day of the release, so that equal sources make equal packages.
string(TIMESTAMP WAYPOST_RELEASE_DAY "%a, %d %b %Y 00:00:00 +0000" UTC)
set(WAYPOST_MAINTAINER "The Waypost authors <waypost@localhost.localdomain>" CACHE STRING "who answers for the package: Name <mail>")
configure_file(${deb}/changelog.in ${made}/changelog @ONLY)
install_zipped(${made}/changelog changelog.gz share/doc/waypost)
install(FILES ${deb}/copyright ${PROJECT_SOURCE_DIR}/app/DATA-PROTECTION.md DESTINATION share/doc/waypost)
install_zipped(${deb}/waypost.1 waypost.1.gz share/man/man1)
install_zipped(${deb}/waypostctl.1 waypostctl.1.gz share/man/man1)
install_zipped(${deb}/waypost-kiosk.8 waypost-kiosk.8.gz share/man/man8)
# The fonts' licences travel with the fonts, as their Debian packages state them.
foreach(package fonts-inter fonts-vollkorn fonts-sil-andika fonts-opendyslexic fonts-material-design-icons-iconfont)
    install(FILES /usr/share/doc/${package}/copyright DESTINATION share/doc/waypost RENAME ${package}.copyright)
endforeach()
install(FILES ${deb}/lintian-overrides DESTINATION share/lintian/overrides RENAME waypost)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME waypost)
set(CPACK_PACKAGE_CONTACT ${WAYPOST_MAINTAINER})
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "procps, systemd | systemd-standalone-sysusers | systemd-sysusers")
# The kiosk session, and what systemd needs to speak to a TPM. Without them the program runs in a window, and waypostctl anywhere.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "cage, xwayland, seatd, ca-certificates, libtss2-esys-3.0.2-0, libtss2-mu0, libtss2-rc0")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "cmake, librsvg2-bin, minisign")  # waypostctl pack draws figures; packs may be signed elsewhere
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${deb}/postinst ${deb}/prerm ${deb}/postrm)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"A kiosk for training days: foster carers and staff sign in on a shared tablet,
read short lessons, practise, take tests, and see that their result is saved.
Records are kept so that a power cut loses none, and go to the organisation's
learning record store when there is a network, each exactly once.
.
The course is Child Sexual Exploitation, Level 2. waypost-kiosk makes a
tablet with Debian a locked-down kiosk, and undoes it.")
if(CMAKE_CROSSCOMPILING AND CMAKE_LIBRARY_ARCHITECTURE MATCHES "^aarch64")
    set(CPACK_DEBIAN_PACKAGE_ARCHITECTURE arm64)
endif()
include(CPack)
