# room(NAME [PATH dir] USES rooms... WITH libraries...) makes a room: a folder that is a namespace and a library.
#
# It also adds a test that reads every #include in the folder and fails on a room that USES does not name, so the
# arrows of app/README.md are enforced and not only drawn. To change the architecture, change the room() lines.
set(WAYPOST_ROOMS model assess content lint ui exposed screens voice robot store search xapi delivery bundle upkeep platform verify CACHE INTERNAL "every room, for the arrow test")

function(room name)
    cmake_parse_arguments(ROOM "" "PATH" "USES;WITH" ${ARGN})
    if(NOT ROOM_PATH)
        set(ROOM_PATH app/${name})
    endif()
    file(GLOB sources CONFIGURE_DEPENDS ${ROOM_PATH}/*.cpp)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC waypost_flags ${ROOM_USES} ${ROOM_WITH})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/app ${PROJECT_SOURCE_DIR})
    string(REPLACE ";" "," uses "${ROOM_USES}")
    string(REPLACE ";" "," rooms "${WAYPOST_ROOMS}")
    add_test(NAME arrows.${name}
             COMMAND ${CMAKE_COMMAND} -DROOM=${name} -DFOLDER=${PROJECT_SOURCE_DIR}/${ROOM_PATH} -DUSES=${uses} -DROOMS=${rooms}
                     -P ${PROJECT_SOURCE_DIR}/tools/arrows.cmake)
endfunction()
