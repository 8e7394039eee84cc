// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output_check.h"

#include "app/agent/linked_files.h"

namespace spot
{

Result<Done> checkOutput(const ExportWish& wish, std::initializer_list<std::filesystem::path> needed)
{
    SPOT_TRY(preset, wish.preset.empty() ? presetFor(wish.file) : presetNamed(wish.preset));
    SPOT_TRY_DONE(checkExportName(wish.file, preset.kind));
    for (const std::filesystem::path& file : needed)
        if (isSameFile(wish.file, file)) return Error{Fault::Invalid, "cannot write " + wish.file.string() + ": that is " + file.string() + ", which is needed: give the film another name"};
    return Done{};
}

} // namespace spot
