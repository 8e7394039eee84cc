// SPDX-License-Identifier: GPL-3.0-or-later
// app/deliver/delivery.h: check, compose, export, and a fact in the ledger: how a spot leaves the house.
#pragma once

#include "app/compose/compose.h"
#include "assets/ledger/ledger.h"
#include "assets/store/content_store.h"
#include "render/export/export_movie.h"

namespace spot
{

/// The content store as what the renderer asks for media.
class StoreResolver final : public MediaResolver
{
public:
    explicit StoreResolver(const ContentStore& store) : m_store(store) {}
    Result<std::filesystem::path> pathOf(const ContentHash& media) const override { return m_store.pathOf(media); }

private:
    const ContentStore& m_store; ///< outlives this
};

struct DeliveryReport {
    ExportReport exported;
    ContentHash file; ///< of the finished file; none for a folder of pictures
    std::vector<std::string> warnings; ///< what app/check found, loudness off its target by more than 1 LU
};

/// The media of the timeline that are not in the store, as sentences; empty when all are there.
std::vector<std::string> missingMedia(const Project& project, const Timeline& timeline, const ContentStore& store);

/// composition: of the timeline, made on the ui thread by compose() (fonts live there); the rest may run on any thread.
/// Errors: NotFound (missing media, all named), Invalid (app/check found an error), those of exportMovie and of the ledger.             [blocks; any thread but ui]
Result<DeliveryReport> deliver(const Project& project, TimelineId timeline, const CompositionPtr& composition, const ExportSettings& settings,
                               const ContentStore& store, Ledger& ledger, const ExportProgress& progress = {}, std::stop_token stop = {});

} // namespace spot
