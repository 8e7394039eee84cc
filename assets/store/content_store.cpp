// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/store/content_store.h"

#include "assets/store/atomic_file.h"

#include <cctype>
#include <cerrno>
#include <fcntl.h>
#include <linux/fs.h>
#include <mutex>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unordered_map>

namespace spot
{

namespace
{

namespace fs = std::filesystem;

/// ".mp4" in lower case; nothing for endings that are none.
std::string endingOf(const fs::path& file)
{
    std::string ending = file.extension().string();
    if (ending.size() < 2 || ending.size() > 8) return {};
    for (char& c : ending) {
        if (c != '.' && !std::isalnum(static_cast<unsigned char>(c))) return {};
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return ending;
}

struct Descriptor {
    int value;
    ~Descriptor()
    {
        if (value >= 0) ::close(value);
    }
};

/// Shares the blocks where the disk can; else false.
bool reflink(int from, int to)
{
#ifdef FICLONE
    return ::ioctl(to, FICLONE, from) == 0;
#else
    return false;
#endif
}

/// Copies while hashing, so that what is stored is what was named; a clone is hashed itself, for the original may change meanwhile.
Result<ContentHash> copyHashed(int original, AtomicFile& to, const fs::path& file, bool isClone, const std::stop_token& stop)
{
    const int from = isClone ? to.descriptor() : original;
    Hasher hasher;
    std::vector<std::byte> piece(1 << 20);
    for (;;) {
        if (stop.stop_requested()) return Error{Fault::Cancelled, "the copy of " + file.string() + " was stopped"};
        const ssize_t n = ::read(from, piece.data(), piece.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return ioError(errno, "read", file);
        if (n == 0) return hasher.finish();
        const std::span<const std::byte> bytes(piece.data(), static_cast<std::size_t>(n));
        hasher.add(bytes);
        if (!isClone) SPOT_TRY_DONE(to.write(bytes));
    }
}

} // namespace

struct ContentStore::Shared {
    fs::path root;
    std::mutex mutex;
    std::unordered_map<ContentHash, fs::path> known; ///< guarded by mutex
};

Result<ContentStore> ContentStore::open(const fs::path& root)
{
    std::error_code code;
    fs::create_directories(root, code);
    if (code) return ioError(code.value(), "make the media folder", root);
    auto shared = std::make_unique<Shared>();
    shared->root = fs::absolute(root);
    return ContentStore(std::move(shared));
}

Result<ContentHash> ContentStore::put(const fs::path& file, std::stop_token stop)
{
    const Descriptor from{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
    if (from.value < 0) return ioError(errno, "read", file);
    struct stat facts {};
    if (::fstat(from.value, &facts) != 0 || !S_ISREG(facts.st_mode)) return Error{Fault::Invalid, "cannot keep " + file.string() + ": it is no file"};
    const std::string ending = endingOf(file);
    SPOT_TRY(aside, AtomicFile::create(m_shared->root / ("incoming" + ending)));
    const bool isClone = reflink(from.value, aside.descriptor());
    SPOT_TRY(hash, copyHashed(from.value, aside, file, isClone, stop));
    const std::string hex = hash.hex();
    const fs::path folder = m_shared->root / hex.substr(0, 2), target = folder / (hex.substr(2) + ending);
    std::error_code code;
    fs::create_directories(folder, code);
    if (code) return ioError(code.value(), "make the folder", folder);
    ::fchmod(aside.descriptor(), 0444);
    SPOT_TRY_DONE(aside.commitAs(target));
    SPOT_TRY_DONE(syncFolder(m_shared->root));
    const std::lock_guard lock(m_shared->mutex);
    m_shared->known[hash] = target;
    return hash;
}

Result<fs::path> ContentStore::pathOf(const ContentHash& hash) const
{
    const std::lock_guard lock(m_shared->mutex);
    if (const auto found = m_shared->known.find(hash); found != m_shared->known.end()) return found->second;
    const std::string hex = hash.hex();
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(m_shared->root / hex.substr(0, 2), code))
        if (entry.path().stem() == hex.substr(2)) {
            m_shared->known[hash] = entry.path();
            return entry.path();
        }
    return Error{Fault::NotFound, "the file " + hex.substr(0, 12) + "... is not in the media folder " + m_shared->root.string() + ": was it moved or made on another machine?"};
}

const fs::path& ContentStore::root() const { return m_shared->root; }
ContentStore::ContentStore(std::unique_ptr<Shared> shared) : m_shared(std::move(shared)) {}
ContentStore::ContentStore(ContentStore&&) noexcept = default;
ContentStore::~ContentStore() = default;

} // namespace spot
