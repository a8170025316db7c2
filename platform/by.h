// Lets go of what a C library made, by the function the library has for that: std::unique_ptr<CURL,
// By<curl_easy_cleanup>>.
#pragma once

namespace platform {

template <auto function>
struct By {
    template <typename T>
    void operator()(T* pointer) const
    {
        function(pointer);
    }
};

}  // namespace platform
