# One drawing as three pictures. cmake -D SVG=… -D OUT=folder/ID.wide -D RSVG=rsvg-convert -P tools/figure.cmake
#
# A drawing uses the light theme's colours. Those of the other themes take their place (app/ui/theme.h holds the same,
# but that large areas would glare on a dark page: petrol and clay are dimmer there).
# Any other colour is an error: it would stay as it is on a dark page.
cmake_minimum_required(VERSION 3.25)
set(tones   ink     edge    petrol  clay    tint    paper   ground)
set(light         1D2528 7F7567 0E4F5C A65424 DBECEE FFFFFF F2EADD)
set(dark          F1EBE1 87949A 6FB3BD D69A66 1F3D44 1E272B 232E33)
set(high_contrast FFFFFF FFFFFF 8DE9F5 FFC48A 00333B 000000 000000)

file(READ ${SVG} drawing)
foreach(tone colour IN ZIP_LISTS tones light)
    string(REGEX REPLACE "([A-F])" "[\\1\\1]" either ${colour})
    foreach(letter A B C D E F)
        string(TOLOWER ${letter} small)
        string(REPLACE "[${letter}${letter}]" "[${letter}${small}]" either "${either}")
    endforeach()
    string(REGEX REPLACE "#${either}" "@${tone}@" drawing "${drawing}")
endforeach()

string(REGEX MATCHALL "(fill|stroke|color|stop-color|flood-color)(=[\"']|: *)[^@\"';]+" others "${drawing}")
list(FILTER others EXCLUDE REGEX "[\"': ]none$")
list(REMOVE_DUPLICATES others)
if(others)
    string(REGEX REPLACE "[\"']" " " others "${others}")
    message(FATAL_ERROR "${SVG}: not one of the seven colours a figure may have: ${others}. See “Drawing a figure” in content/README.md.")
endif()

get_filename_component(folder ${OUT} DIRECTORY)
file(MAKE_DIRECTORY ${folder})
foreach(theme light dark high_contrast)
    set(picture "${drawing}")
    foreach(tone colour IN ZIP_LISTS tones ${theme})
        string(REPLACE "@${tone}@" "#${colour}" picture "${picture}")
    endforeach()
    file(WRITE ${OUT}.${theme}.svg "${picture}")
    execute_process(COMMAND ${RSVG} --zoom=1.5 --output ${OUT}.${theme}.png ${OUT}.${theme}.svg
                    RESULT_VARIABLE failed ERROR_VARIABLE why)
    file(REMOVE ${OUT}.${theme}.svg)
    if(failed)
        file(REMOVE ${OUT}.${theme}.png)
        message(FATAL_ERROR "${SVG}: rsvg-convert could not draw it: ${why}")
    endif()
endforeach()
