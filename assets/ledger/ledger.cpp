// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/ledger/ledger.h"

#include "assets/base/log.h"
#include "assets/store/atomic_file.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <chrono>
#include <ctime>
#include <fcntl.h>
#include <mutex>
#include <optional>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace spot
{

namespace
{

using Json = nlohmann::json;

std::string now()
{
    const std::time_t t = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm utc{};
    ::gmtime_r(&t, &utc);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text;
}

/// flock while it lives: other processes wait. The descriptor may become another, locked one meanwhile.
struct FileLock {
    const int& descriptor;
    explicit FileLock(const int& d) : descriptor(d) { ::flock(d, LOCK_EX); }
    ~FileLock() { ::flock(descriptor, LOCK_UN); }
};

} // namespace

struct Ledger::Shared {
    std::filesystem::path file;
    int descriptor = -1;
    mutable std::mutex mutex;
    // All below guarded by mutex.
    std::vector<LedgerEntry> entries;
    ContentHash last;       ///< of the last line's text
    off_t read = 0;         ///< bytes of the file that are in `entries`

    ~Shared()
    {
        if (descriptor >= 0) ::close(descriptor);
    }
    Result<Done> openFile();
    Result<Done> makeReady();
    Result<Done> setAside(const std::string& reason);
    Result<Done> catchUp();
    Result<Done> write(const Fact& fact);
    Result<Done> line(const std::string& text);
    /// Cuts off what a failed append left; should that fail too, the next open does it.
    void takeBack() const
    {
        if (::ftruncate(descriptor, read) != 0) logLine(LogLevel::Warning, "assets/ledger", "a half-written line stays until the ledger is opened again");
    }
    Error broken(const std::string& why) const { return {Fault::Corrupt, file.filename().string() + " line " + std::to_string(entries.size() + 1) + ": " + why}; }
};

Result<Done> Ledger::Shared::line(const std::string& text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("fact") || !json["fact"].is_object() || !json.contains("before") || !json["before"].is_string() || !json.contains("number") || !json["number"].is_number_unsigned())
        return broken("it is no fact");
    if (json["before"].get<std::string>() != last.hex()) return broken("the chain is broken: this line or the one before was changed, dropped or moved");
    if (json["number"].get<std::uint64_t>() != entries.size() + 1) return broken("its number is wrong");
    auto fact = factFromJson(json["fact"].dump());
    if (!fact) return broken(fact.error().message);
    entries.push_back({entries.size() + 1, json.value("when", ""), std::move(*fact)});
    last = hashOf(text);
    return Done{};
}

/// Reads what others appended since. A tail without its line end is what a crash left: it is cut away.
Result<Done> Ledger::Shared::catchUp()
{
    std::string fresh;
    char piece[65536];
    for (off_t at = read;;) {
        const ssize_t n = ::pread(descriptor, piece, sizeof piece, at);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return ioError(errno, "read", file);
        if (n == 0) break;
        fresh.append(piece, static_cast<std::size_t>(n));
        at += n;
    }
    std::size_t from = 0;
    for (std::size_t end = fresh.find('\n'); end != fresh.npos; end = fresh.find('\n', from)) {
        SPOT_TRY_DONE(line(fresh.substr(from, end - from)));
        from = end + 1;
    }
    read += static_cast<off_t>(from);
    if (from < fresh.size() && ::ftruncate(descriptor, read) != 0) return ioError(errno, "mend", file);
    return Done{};
}

/// Opens, or opens again, the file that has the ledger's name now.
Result<Done> Ledger::Shared::openFile()
{
    const int opened = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (opened < 0) return ioError(errno, "open the ledger", file);
    if (descriptor >= 0) {
        ::flock(opened, LOCK_EX);
        ::close(descriptor);
    }
    descriptor = opened;
    entries.clear();
    last = {};
    read = 0;
    return syncFolder(file.parent_path()); // a new file's name is durable too
}

/// Under the lock: reads what is new. Another process may have set the file aside; then ours is not the one of that name any more.
Result<Done> Ledger::Shared::makeReady()
{
    for (;;) {
        struct stat ours {}, named {};
        if (::fstat(descriptor, &ours) == 0 && ::stat(file.c_str(), &named) == 0 && ours.st_ino == named.st_ino && ours.st_dev == named.st_dev) break;
        SPOT_TRY_DONE(openFile());
    }
    const auto caught = catchUp();
    return caught || caught.error().fault != Fault::Corrupt ? caught : setAside(caught.error().message);
}

Result<Done> Ledger::Shared::setAside(const std::string& reason)
{
    std::string day = now();
    std::erase_if(day, [](char c) { return c == '-' || c == ':'; });
    std::filesystem::path aside;
    std::error_code code;
    for (int n = 1; aside.empty() || std::filesystem::exists(aside, code); ++n)
        aside = file.parent_path() / (file.stem().string() + ".broken-" + day + (n == 1 ? "" : "-" + std::to_string(n)) + file.extension().string());
    SPOT_TRY(hash, hashOfFile(file));
    if (::rename(file.c_str(), aside.c_str()) != 0) return ioError(errno, "set the broken ledger aside", file);
    logLine(LogLevel::Warning, "assets/ledger", reason + ": it was set aside as " + aside.string() + ", and a new one begun");
    SPOT_TRY_DONE(openFile());
    SPOT_TRY_DONE(catchUp());
    return write(Restarted{hash, aside.filename().string(), reason});
}

Result<Ledger> Ledger::open(const std::filesystem::path& file)
{
    auto shared = std::make_unique<Shared>();
    shared->file = file;
    std::error_code code;
    if (!file.parent_path().empty()) std::filesystem::create_directories(file.parent_path(), code);
    SPOT_TRY_DONE(shared->openFile());
    {
        const FileLock lock(shared->descriptor);
        SPOT_TRY_DONE(shared->makeReady());
    }
    return Ledger(std::move(shared));
}

Result<std::uint64_t> Ledger::append(const Fact& fact)
{
    Shared& s = *m_shared;
    const std::lock_guard guard(s.mutex);
    const FileLock lock(s.descriptor);
    SPOT_TRY_DONE(s.makeReady());
    SPOT_TRY_DONE(s.write(fact));
    return s.entries.back().number;
}

/// Under the lock, with everything read.
Result<Done> Ledger::Shared::write(const Fact& fact)
{
    const Json json{{"before", last.hex()}, {"number", entries.size() + 1}, {"when", now()}, {"fact", Json::parse(factToJson(fact))}};
    const std::string text = json.dump();
    const std::string bytes = text + "\n";
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t n = ::pwrite(descriptor, bytes.data() + done, bytes.size() - done, read + static_cast<off_t>(done));
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) {
            const Error error = ioError(errno, "add to the ledger", file);
            takeBack();
            return error;
        }
        done += static_cast<std::size_t>(n);
    }
    if (::fdatasync(descriptor) != 0) {
        const Error error = ioError(errno, "make durable", file);
        takeBack();
        return error;
    }
    SPOT_TRY_DONE(line(text));
    read += static_cast<off_t>(bytes.size());
    return Done{};
}

std::vector<LedgerEntry> Ledger::entries() const
{
    const std::lock_guard guard(m_shared->mutex);
    return m_shared->entries;
}

const std::filesystem::path& Ledger::file() const { return m_shared->file; }
Ledger::Ledger(std::unique_ptr<Shared> shared) : m_shared(std::move(shared)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

} // namespace spot
