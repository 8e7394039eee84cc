// SPDX-License-Identifier: GPL-3.0-or-later
// generators/jobs/job_text.h: requests and outcomes as JSON text: for the job store, the cache's key, and the plugin.
#pragma once

#include "generators/jobs/job.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace spot
{

/// Canonical: the same request gives the same bytes, keys sorted, `params` without its white space.           [any]
std::string textOf(const GenerationRequest& request);
/// Errors: Corrupt, when it is not what textOf wrote.
Result<GenerationRequest> requestFrom(std::string_view text);

std::string textOf(const GenerationOutcome& outcome);
/// Errors: Corrupt.
Result<GenerationOutcome> outcomeFrom(std::string_view text);

/// Where the inputs lie for the plugin, relative to its scratch folder: one name per input, in order, and the logo's.
struct PlacedInputs {
    std::vector<std::string> media;
    std::string logo; ///< empty without one
};
/// The request as generators/abi describes it. Errors: Invalid (params is not a JSON object), OutOfRange (too long).
Result<std::string> textForPlugin(const GenerationRequest& request, const PlacedInputs& inputs);

} // namespace spot
