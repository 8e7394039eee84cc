// SPDX-License-Identifier: GPL-3.0-or-later
#include "generators/host/folder_size.h"

#include <algorithm>
#include <sys/stat.h>

namespace spot
{

FolderSize sizeOf(const std::filesystem::path& folder)
{
    namespace fs = std::filesystem;
    constexpr int most = 20000;
    FolderSize size;
    std::error_code error;
    int entries = 0;
    for (fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error), end; !error && it != end; it.increment(error)) {
        struct stat facts{};
        if (lstat(it->path().c_str(), &facts) == 0) size.bytes += std::max<std::int64_t>(facts.st_size, facts.st_blocks * 512);
        if (++entries > most) return {size.bytes, true};
    }
    return size;
}

} // namespace spot
