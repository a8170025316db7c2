#include "platform/http.h"

#include "platform/by.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <mutex>
#include <new>
#include <optional>
#include <string_view>

namespace platform {

struct CurlHttp::Curl {
    std::unique_ptr<CURLM, By<curl_multi_cleanup>> multi{curl_multi_init()};
    std::unique_ptr<CURL, By<curl_easy_cleanup>> easy{curl_easy_init()};  // ends before multi
};

// --- where to -------------------------------------------------------------------------------------------------------

// Asked of curl's own parser, so that what is checked and what is called cannot differ.
static std::string part_of(CURLU* url, CURLUPart part, unsigned how = 0)
{
    char* text = nullptr;
    if (curl_url_get(url, part, &text, how) != CURLUE_OK) return {};
    const std::unique_ptr<char, By<curl_free>> owner(text);
    return text;
}

static bool is_loopback(const std::string& host)
{
    in_addr address = {};
    if (inet_pton(AF_INET, host.c_str(), &address) == 1) return ntohl(address.s_addr) >> 24 == 127;
    return host == "[::1]" || host == "localhost";  // which curl resolves by itself
}

// The scheme to allow, or what is wrong with the address.
static std::pair<std::optional<std::string>, std::string> allowed_scheme(const std::string& address)
{
    const std::unique_ptr<CURLU, By<curl_url_cleanup>> url(curl_url());
    if (!url || curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK)
        return {{}, "The address of the server is not well formed."};
    if (!part_of(url.get(), CURLUPART_USER).empty() || !part_of(url.get(), CURLUPART_PASSWORD).empty())
        return {{}, "The address of the server must not hold a name or a password."};
    const auto scheme = part_of(url.get(), CURLUPART_SCHEME);
    if (scheme == "https") return {scheme, {}};
    if (scheme == "http" && is_loopback(part_of(url.get(), CURLUPART_HOST))) return {scheme, {}};
    return {{}, "The address of the server must begin with https://."};
}

std::optional<std::uint16_t> port_of(const std::string& address)
{
    const std::unique_ptr<CURLU, By<curl_url_cleanup>> url(curl_url());
    if (!allowed_scheme(address).first || !url) return {};
    if (curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK) return {};
    const std::string text = part_of(url.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(port) : std::nullopt;
}

// --- what comes back
// --------------------------------------------------------------------------------------------------

struct Receiving {
    Reply reply;
    std::size_t most_bytes = 0;
    std::size_t header_bytes = 0;
    bool too_big = false;
};

static std::size_t on_body(char* data, std::size_t, std::size_t count, void* context)
{
    auto& receiving = *static_cast<Receiving*>(context);
    receiving.too_big = receiving.reply.body.size() + count > receiving.most_bytes;
    if (receiving.too_big) return 0;
    receiving.reply.body.append(data, count);
    return count;
}

static std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

static std::size_t on_header(char* data, std::size_t, std::size_t count, void* context)
{
    auto& receiving = *static_cast<Receiving*>(context);
    receiving.header_bytes += count;
    receiving.too_big = receiving.header_bytes > most_header_bytes;
    if (receiving.too_big) return 0;
    const std::string_view line(data, count);
    if (line.starts_with("HTTP/")) receiving.reply.headers.clear();  // what came before was "100 Continue"
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return count;
    std::string name(trimmed(line.substr(0, colon)));
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    receiving.reply.headers[name] = trimmed(line.substr(colon + 1));
    return count;
}

// --- what went wrong
// --------------------------------------------------------------------------------------------------

static bool only_the_dates(CURL* easy)
{
    constexpr long not_yet_valid = 9, has_expired = 10;  // X509_V_ERR_CERT_… of OpenSSL
    long verdict = 0;
    curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &verdict);
    return verdict == not_yet_valid || verdict == has_expired;
}

/// Whether a handshake failed because one side refused the other, and not because the line was cut: a cut is for later,
/// a refusal waits for somebody. curl has one code for both. Its words for a refusal are an error of
/// OpenSSL's own, and so is an orderly end; for the rest they are the socket's.
static bool is_refusal(std::string_view details)
{
    return details.find("SSL routines") != std::string_view::npos &&
           details.find("unexpected eof while reading") == std::string_view::npos;
}

static Reply::Trouble trouble_of(CURLcode code, const Receiving& receiving, CURL* easy, std::string_view details)
{
    using enum Reply::Trouble;
    if (receiving.too_big) return too_big;
    switch (code) {
    case CURLE_OK:
        return none;
    case CURLE_OPERATION_TIMEDOUT:
        return timed_out;
    case CURLE_PEER_FAILED_VERIFICATION:
        return only_the_dates(easy) ? tls_date : tls;
    case CURLE_SSL_CONNECT_ERROR:
        return is_refusal(details) ? tls : no_network;
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_USE_SSL_FAILED:
        return tls;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
        return refused_protocol;
    case CURLE_ABORTED_BY_CALLBACK:
        return aborted;
    default:
        return no_network;
    }
}

static std::string words_for(Reply::Trouble trouble, CURLcode code)
{
    using enum Reply::Trouble;
    if (code == CURLE_SSL_PINNEDPUBKEYNOTMATCH) return "The server does not have the key it should have.";
    if (code == CURLE_SSL_CACERT_BADFILE) return "The file of trusted certificates cannot be read.";
    switch (trouble) {
    case none:
        return {};
    case no_network:
        return "The server cannot be reached.";
    case timed_out:
        return "The server took too long to answer.";
    case tls:
        return "The server's certificate or its encryption is not accepted.";
    case tls_date:
        return "The server's certificate is refused for its dates. Check this device's date.";
    case too_big:
        return "The server's answer is too long.";
    case refused_protocol:
        return "The address of the server is not accepted.";
    case aborted:
        return "Stopped.";
    }
    return {};
}

// --- one request
// ------------------------------------------------------------------------------------------------------

template <typename Value>
static void set(CURL* easy, CURLoption option, Value value)
{
    // A setting that is not taken is one that does not protect.
    if (curl_easy_setopt(easy, option, value) != CURLE_OK) throw std::bad_alloc();
}

using HeaderList = std::unique_ptr<curl_slist, By<curl_slist_free_all>>;

// Nothing when a header would smuggle in another one.
static std::optional<HeaderList> header_list(const Request& request)
{
    HeaderList list;
    for (const auto& [name, value] : request.headers) {
        const auto line = name + ": " + value;
        if (line.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos) return {};
        curl_slist* longer = curl_slist_append(list.get(), line.c_str());
        if (!longer) throw std::bad_alloc();
        static_cast<void>(list.release());
        list.reset(longer);
    }
    return list;
}

static void trust_only(CURL* easy, const HttpOptions& options)
{
    if (options.ca_pem.empty()) return set(easy, CURLOPT_CAINFO, options.ca_file.c_str());
    curl_blob pem{
        .data = const_cast<char*>(options.ca_pem.data()), .len = options.ca_pem.size(), .flags = CURL_BLOB_NOCOPY};
    set(easy, CURLOPT_CAINFO_BLOB, &pem);
}

static void be_strict(CURL* easy, const CurlHttp::Options& options, const std::string& scheme)
{
    set(easy, CURLOPT_PROTOCOLS_STR, scheme.c_str());
    set(easy, CURLOPT_FOLLOWLOCATION, 0L);
    set(easy, CURLOPT_PROXY, "");  // none, whatever the environment says
    set(easy, CURLOPT_NETRC, long{CURL_NETRC_IGNORED});
    set(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    set(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    set(easy, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    if (!options.ca_file.empty() || !options.ca_pem.empty()) {
        trust_only(easy, options);
        set(easy, CURLOPT_CAPATH, static_cast<char*>(nullptr));  // or the system's would be trusted as well
    }
    if (!options.pins.empty()) set(easy, CURLOPT_PINNEDPUBLICKEY, options.pins.c_str());
    set(easy, CURLOPT_NOSIGNAL, 1L);
    set(easy, CURLOPT_QUICK_EXIT, 1L);  // do not wait for the name server when quitting
    set(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connect_ms));
    set(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(options.total_ms));
    set(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options.stalled_s));
}

static void ask(CURL* easy, const Request& request, curl_slist* headers)
{
    set(easy, CURLOPT_URL, request.url.c_str());
    set(easy, CURLOPT_HTTPHEADER, headers);
    if (request.method == "HEAD") set(easy, CURLOPT_NOBODY, 1L);
    if (request.method == "GET" || request.method == "HEAD") return;
    set(easy, CURLOPT_POST, 1L);
    set(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    set(easy, CURLOPT_POSTFIELDS, request.body.data());
    if (request.method != "POST") set(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
}

// curl_easy_perform() looks at its progress callback once a second; this can be woken at any time.
static CURLcode perform(CURLM* multi, CURL* easy, const std::atomic<bool>& aborted)
{
    CURLcode result = CURLE_ABORTED_BY_CALLBACK;
    curl_multi_add_handle(multi, easy);
    for (int running = 1; !aborted;) {
        if (curl_multi_perform(multi, &running) != CURLM_OK) {
            result = CURLE_FAILED_INIT;
            break;
        }
        if (running == 0) {
            int left = 0;
            if (const CURLMsg* message = curl_multi_info_read(multi, &left)) result = message->data.result;
            break;
        }
        curl_multi_poll(multi, nullptr, 0, 1000, nullptr);
    }
    curl_multi_remove_handle(multi, easy);
    return result;
}

CurlHttp::CurlHttp(Options options) : options_(std::move(options))
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    curl_ = std::make_unique<Curl>();
    if (!curl_->multi || !curl_->easy) throw std::bad_alloc();
}

CurlHttp::~CurlHttp() = default;

void CurlHttp::abort()
{
    aborted_ = true;
    curl_multi_wakeup(curl_->multi.get());
}

Reply CurlHttp::send(const Request& request)
{
    const auto [scheme, wrong] = allowed_scheme(request.url);
    if (!scheme) return failed(Reply::Trouble::refused_protocol, wrong);
    const auto headers = header_list(request);
    if (!headers) return failed(Reply::Trouble::refused_protocol, "A setting for the server holds a line break.");

    CURL* easy = curl_->easy.get();
    curl_easy_reset(easy);  // forgets the settings of the last request, keeps its connection
    Receiving receiving;
    receiving.most_bytes = options_.most_bytes;
    std::array<char, CURL_ERROR_SIZE> details = {};
    be_strict(easy, options_, *scheme);
    ask(easy, request, headers->get());
    set(easy, CURLOPT_WRITEFUNCTION, &on_body);
    set(easy, CURLOPT_WRITEDATA, &receiving);
    set(easy, CURLOPT_HEADERFUNCTION, &on_header);
    set(easy, CURLOPT_HEADERDATA, &receiving);
    set(easy, CURLOPT_ERRORBUFFER, details.data());

    const CURLcode code = perform(curl_->multi.get(), easy, aborted_);
    const auto trouble = trouble_of(code, receiving, easy, details.data());
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, nullptr);
    if (trouble != Reply::Trouble::none) {
        auto words = words_for(trouble, code);
        if (details.front() != '\0') words += std::string(" (") + details.data() + ")";
        return failed(trouble, std::move(words));
    }
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    receiving.reply.status = static_cast<int>(status);
    return std::move(receiving.reply);
}

std::future<Reply> CurlHttp::begin(Request request)
{
    return std::async(std::launch::async, [this, request = std::move(request)] { return send(request); });
}

}  // namespace platform
