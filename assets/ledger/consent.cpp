// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/ledger/consent.h"

namespace spot
{

bool isCovered(std::span<const LedgerEntry> entries, const ConsentUse& use)
{
    bool covered = false;
    for (const LedgerEntry& entry : entries) {
        if (const auto* given = std::get_if<ConsentGiven>(&entry.fact)) {
            const bool fits = given->person == use.person && given->use == use.use && (given->territory.empty() || given->territory == use.territory) &&
                              (given->until.empty() || use.day <= given->until);
            covered = covered || fits;
        } else if (const auto* withdrawn = std::get_if<ConsentWithdrawn>(&entry.fact)) {
            if (withdrawn->person == use.person && withdrawn->use == use.use) covered = false;
        }
    }
    return covered;
}

} // namespace spot
