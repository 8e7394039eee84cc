// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/media/still_reader.h"

#include "assets/media/still_codec.h"
#include "assets/media/upright.h"

#include <array>
#include <dlfcn.h>
#include <fstream>
#include <string_view>
#include <unistd.h>

namespace spot
{

namespace
{

std::string nameOf(const std::filesystem::path& file) { return file.filename().string(); }

/// OpenImageIO's name of the format, by the first bytes; null for anything else. No other of its parsers ever sees the file.
const char* formatOf(const std::filesystem::path& file)
{
    std::array<char, 12> bytes{};
    std::ifstream in(file, std::ios::binary);
    in.read(bytes.data(), bytes.size());
    const std::string_view head(bytes.data(), static_cast<std::size_t>(std::max<std::streamsize>(0, in.gcount())));
    const auto begins = [&](std::string_view mark) { return head.substr(0, mark.size()) == mark; };
    using namespace std::literals;
    if (begins("\x89PNG\r\n\x1a\n"sv)) return "png";
    if (begins("\xff\xd8\xff"sv)) return "jpeg";
    if (begins("II*\0"sv) || begins("MM\0*"sv) || begins("II+\0"sv) || begins("MM\0+"sv)) return "tiff";
    if (begins("\x76\x2f\x31\x01"sv)) return "openexr";
    if (begins("RIFF"sv) && head.size() == 12 && head.substr(8) == "WEBP"sv) return "webp";
    return nullptr;
}

/// The module, loaded with the first still and never let go; loading it again only counts.
Result<const StillCodec*> stillCodec()
{
    void* module = dlopen(stillCodecModule, RTLD_NOW | RTLD_LOCAL);
    const auto ask = module ? reinterpret_cast<StillCodecSymbol>(dlsym(module, stillCodecSymbol)) : nullptr;
    if (!ask) {
        const char* why = dlerror();
        return Error{Fault::Unsupported, std::string("stills cannot be read or written: install Spotwright again (") + (why ? why : stillCodecModule) + ")"};
    }
    return ask();
}

} // namespace

bool isStillFile(const std::filesystem::path& file)
{
    std::error_code code;
    return std::filesystem::is_regular_file(file, code) && formatOf(file);
}

std::string stillFormatOf(const std::filesystem::path& file)
{
    const char* format = isStillFile(file) ? formatOf(file) : nullptr;
    return format ? format : "";
}

Result<ImagePtr> readStill(const std::filesystem::path& file)
{
    const std::string name = nameOf(file);
    std::error_code code;
    if (!std::filesystem::is_regular_file(file, code)) return Error{Fault::NotFound, name + ": the file is not there (" + file.string() + ")"};
    if (::access(file.c_str(), R_OK) != 0) return Error{Fault::Denied, name + ": the file may not be read: ask for permission (" + file.string() + ")"};
    const char* format = formatOf(file);
    if (!format) return Error{Fault::Unsupported, name + ": this is no picture that Spotwright can read: use PNG, JPEG, TIFF, EXR or WebP"};
    const auto codec = stillCodec();
    if (!codec) return Error{codec.error().fault, name + ": " + codec.error().message};
    auto still = (*codec)->read(file, format);
    if (!still) return still.error();
    return makeUpright(std::move(still->image), still->clockwise, {});
}

Result<Done> writeStill(const std::filesystem::path& file, const Image& picture)
{
    const std::string name = nameOf(file);
    if (picture.format() != PixelFormat::Rgba16 && picture.format() != PixelFormat::Rgba8)
        return Error{Fault::Unsupported, name + ": only 8 and 16 bit RGBA pictures are written"};
    const std::string ending = file.extension().string();
    if (ending != ".png" && ending != ".tif" && ending != ".tiff")
        return Error{Fault::Unsupported, name + ": this kind of picture cannot be written: use .png or .tif"};
    const auto codec = stillCodec();
    if (!codec) return Error{codec.error().fault, name + ": " + codec.error().message};
    return (*codec)->write(file, picture);
}

} // namespace spot
