// SPDX-License-Identifier: GPL-3.0-or-later
// tests/support/test_media.h: files by hash for specs of render, without a content store.
#pragma once

#include "render/composition/composition.h"

#include <map>

namespace spot
{

/// Names each file by the hash of its path.
class TestMedia final : public MediaResolver
{
public:
    ContentHash add(const std::filesystem::path& file)
    {
        const ContentHash name = hashOf(std::string_view(file.string()));
        m_files[name] = file;
        return name;
    }
    Result<std::filesystem::path> pathOf(const ContentHash& media) const override
    {
        const auto found = m_files.find(media);
        if (found != m_files.end()) return found->second;
        return Error{Fault::NotFound, "media " + media.hex().substr(0, 12) + " is not in the test's files"};
    }

private:
    std::map<ContentHash, std::filesystem::path> m_files;
};

} // namespace spot
