# Puts app/store/schema/NNN_name.sql into the program, in the order of their numbers: store::schema_steps().
# Included by the top CMakeLists.txt after room(store).
file(GLOB steps CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/schema/[0-9][0-9][0-9]_*.sql)
list(SORT steps)
set(text "// Made from app/store/schema by app/store/schema.cmake. Not to be edited.\n#include \"store/schema.h\"\n\n")
string(APPEND text "const std::vector<const char*>& store::schema_steps()\n{\n    static const std::vector<const char*> steps = {\n")
foreach(step IN LISTS steps)
    file(READ ${step} sql)
    string(APPEND text "R\"step(${sql})step\",\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${step})
endforeach()
string(APPEND text "    };\n    return steps;\n}\n")
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/schema_steps.cpp CONTENT "${text}" @ONLY)
target_sources(store PRIVATE ${CMAKE_BINARY_DIR}/generated/schema_steps.cpp)
