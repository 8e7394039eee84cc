// SPDX-License-Identifier: MIT
// plugins/sdk/sound_file.hpp: writes floats as a 24-bit WAV file.
#pragma once

#include "plugins/sdk/failure.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace spotwright
{

namespace wav
{
inline void put(std::string& bytes, std::uint32_t value, int count)
{
    for (int i = 0; i < count; ++i) bytes.push_back(static_cast<char>(value >> (8 * i) & 0xff));
}

inline std::string header(std::uint32_t dataBytes, std::uint32_t channels, std::uint32_t rate)
{
    std::string bytes = "RIFF";
    put(bytes, 36 + dataBytes + dataBytes % 2, 4);
    bytes += "WAVEfmt ";
    put(bytes, 16, 4);
    put(bytes, 1, 2); // whole numbers
    put(bytes, channels, 2);
    put(bytes, rate, 4);
    put(bytes, rate * channels * 3, 4);
    put(bytes, channels * 3, 2);
    put(bytes, 24, 2);
    bytes += "data";
    put(bytes, dataBytes, 4);
    return bytes;
}
} // namespace wav

/// Writes one 24-bit WAV file.
/// samples   interleaved, channels per frame, -1 to 1; what lies outside is clipped, what is no number becomes silence
/// Errors: throws Failure (FAILED) naming the file: cannot be written, or larger than WAV can be (4 GiB).
inline void writeWav(const std::filesystem::path& file, const std::vector<float>& samples, int channels, int rate)
{
    const std::uint64_t dataBytes = std::uint64_t{samples.size()} * 3;
    if (dataBytes > 0xffffff00u) fail(file.string() + ": the sound is too long for a WAV file");

    std::string bytes = wav::header(static_cast<std::uint32_t>(dataBytes), static_cast<std::uint32_t>(channels),
                                    static_cast<std::uint32_t>(rate));
    bytes.reserve(bytes.size() + dataBytes + 1);
    for (const float sample : samples) {
        const double level = std::isfinite(sample) ? std::clamp(static_cast<double>(sample), -1.0, 1.0) : 0.0;
        const auto value = static_cast<std::int32_t>(std::lround(level * 8388607.0));
        wav::put(bytes, static_cast<std::uint32_t>(value), 3);
    }
    if (dataBytes % 2) bytes.push_back('\0');

    std::ofstream out(file, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) fail(file.string() + ": cannot be written: is the disk full?");
}

} // namespace spotwright
