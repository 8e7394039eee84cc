// SPDX-License-Identifier: GPL-3.0-or-later
// generators/jobs/request_check.h: does a plugin offer what a request asks for? Asked before anything starts.
#pragma once

#include "generators/catalog/capability.h"
#include "generators/jobs/job.h"

namespace spot
{

/// Kind, size, ratio, length, language and declared params, and that the request makes sense by itself. Each error is a sentence
/// for the person. Errors: Unsupported (the plugin does not offer it), OutOfRange, Invalid.                    [pure]
Result<Done> checkRequest(const GenerationRequest& request, const Capability& capability);

} // namespace spot
