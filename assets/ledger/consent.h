// SPDX-License-Identifier: GPL-3.0-or-later
// assets/ledger/consent.h: who allowed what, where, until when; one question: is this use covered?
#pragma once

#include "assets/ledger/ledger.h"

#include <span>

namespace spot
{

/// A use of somebody's voice or likeness that is about to happen.
struct ConsentUse {
    std::string person;
    std::string use;       ///< "voice" or "likeness"
    std::string territory; ///< where it will be seen; "" is everywhere
    std::string day;       ///< "2026-11-24"
};

/// The latest word of the person about that use counts: a consent later withdrawn covers nothing. Pure.
/// A consent for one territory does not cover another, and none that names a territory covers "everywhere".
bool isCovered(std::span<const LedgerEntry> entries, const ConsentUse& use);

} // namespace spot
