// SPDX-License-Identifier: MIT
// plugins/sdk/failure.hpp: how code of a plugin says that it cannot go on; it becomes the job's end at the plugin's border.
#pragma once

#include "generators/abi/spotwright_generator.h"

#include <stdexcept>
#include <string>

namespace spotwright
{

/// Thrown anywhere below run(): ends the job with this status. message is one sentence with cause and next step.
class Failure : public std::runtime_error
{
public:
    Failure(spotwright_status status, const std::string& message) : std::runtime_error(message), m_status(status) {}
    spotwright_status status() const { return m_status; }

private:
    spotwright_status m_status;
};

[[noreturn]] inline void refuse(const std::string& message) { throw Failure(SPOTWRIGHT_INVALID_REQUEST, message); }
[[noreturn]] inline void unsupported(const std::string& message) { throw Failure(SPOTWRIGHT_UNSUPPORTED, message); }
[[noreturn]] inline void fail(const std::string& message) { throw Failure(SPOTWRIGHT_FAILED, message); }

} // namespace spotwright
