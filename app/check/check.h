// SPDX-License-Identifier: GPL-3.0-or-later
// app/check/check.h: everything that is to be said about a timeline before it is delivered.
#pragma once

#include "app/check/finding.h"
#include "app/model/project.h"
#include "assets/ledger/ledger.h"

#include <span>
#include <vector>

namespace spot
{

/// All rules, the worst first, then by time. Pure. Nothing for a timeline that is not there.                      [any]
std::vector<Finding> checkTimeline(const Project& project, TimelineId timeline, std::span<const LedgerEntry> ledger);

/// "00:00:04:10 supers: \"Only today\" is on for 0.4 s ... Make it longer."
std::string sentenceOf(const Finding& finding, FrameRate rate);

} // namespace spot
