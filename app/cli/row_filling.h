// SPDX-License-Identifier: GPL-3.0-or-later
// app/cli/row_filling.h: one row of a table becomes one spot: media taken in, fields filled, lines spoken, films written.
#pragma once

#include "app/cli/export_with_bar.h"
#include "app/cli/fill_rows.h"

namespace spot
{

struct FillWish {
    std::filesystem::path folder;      ///< of the films
    std::filesystem::path mediaFolder; ///< that paths of media are relative to
    std::vector<TimelineId> timelines; ///< of the template, one film each
    std::string ending = ".mp4";
    ExportWish exported;               ///< all but the file
    bool keepsProjects = false;
};

/// Errors name the column where one is to blame. Ends a job that runs when it is interrupted.                        [ui]
class RowFilling
{
public:
    /// base: the template. scratch: a folder for projects that are not kept.
    RowFilling(Studio& studio, const Project& base, FillWish wish, std::filesystem::path scratch)
        : m_studio(studio), m_base(base), m_wish(std::move(wish)), m_scratch(std::move(scratch))
    {
    }
    /// The template filled. `storing`: files come into the media folder, through the door that all media come through; else they
    /// are only looked at.                                                                                     [blocks]
    Result<Project> filled(const FillRow& row, bool storing);
    /// Everything; prints a line for each film.                                                                 [blocks]
    Result<Done> make(const FillRow& row);

private:
    Result<MediaItem> mediaNamed(const std::string& path, bool storing);
    Result<Done> speak();
    Result<Done> speakLine(const Scene& scene);
    Result<MediaId> take(const Scene& scene, double rate);
    Result<Done> put(const Scene& scene, const MediaItem& take);
    MediaTime roomFor(const Scene& scene) const;
    std::filesystem::path filmOf(const FillRow& row, const Timeline& timeline) const;
    Result<Done> exportFilms(const FillRow& row);

    Studio& m_studio;
    const Project& m_base;
    FillWish m_wish;
    std::filesystem::path m_scratch;
    std::map<std::filesystem::path, MediaItem> m_media; ///< taken in for earlier rows
};

} // namespace spot
