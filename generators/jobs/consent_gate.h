// SPDX-License-Identifier: GPL-3.0-or-later
// generators/jobs/consent_gate.h: no consent, no start.
#pragma once

#include "assets/ledger/ledger.h"
#include "generators/catalog/capability.h"
#include "generators/jobs/job.h"

#include <string>

namespace spot
{

/// A plugin that works from voices or likenesses may start only when the ledger covers each person of the request for each such
/// use on that day. `day`: "2026-11-24". Errors: Denied, which names person and use; also when nobody is named.        [any]
Result<Done> mayStart(const GenerationRequest& request, const Capability& capability, const Ledger& ledger, const std::string& day);

/// Today in UTC, "2026-11-24".
std::string today();

} // namespace spot
