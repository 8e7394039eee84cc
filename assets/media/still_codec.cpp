// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/media/still_codec.h"

#include <OpenImageIO/imageio.h>

#include <algorithm>
#include <new>
#include <unistd.h>
#include <vector>

namespace spot
{

namespace
{

constexpr std::int64_t maxPixels = 64'000'000;

ColourTag colourOf(const OIIO::ImageSpec& spec, bool isFloat)
{
    ColourTag tag = srgbFull;
    const std::string space = spec.get_string_attribute("oiio:ColorSpace");
    if (isFloat || space == "Linear" || space == "linear" || space == "scene_linear") tag.transfer = Transfer::Linear;
    else if (space == "Rec709") tag.transfer = Transfer::Bt709;
    else if (space == "GammaCorrected2.2" || space == "Gamma2.2") tag.transfer = Transfer::Gamma22;
    return tag;
}

/// EXIF orientation as degrees clockwise; mirrored ones are turned like their unmirrored kin and mirrored before.
struct Orientation {
    int clockwise = 0;
    bool isMirrored = false;
};
Orientation orientationOf(const OIIO::ImageSpec& spec)
{
    switch (spec.get_int_attribute("Orientation", 1)) {
    case 2: return {0, true};
    case 3: return {180, false};
    case 4: return {180, true};
    case 5: return {270, true};
    case 6: return {90, false};
    case 7: return {90, true};
    case 8: return {270, false};
    default: return {};
    }
}

template <class T> void mirror(Image& image)
{
    for (int y = 0; y < image.height(); ++y) {
        T* row = image.mutableRowAs<T>(0, y);
        for (int a = 0, b = image.width() - 1; a < b; ++a, --b)
            for (int c = 0; c < 4; ++c) std::swap(row[4 * a + c], row[4 * b + c]);
    }
}

/// Spreads 1, 2, 3 or 4 channels over RGBA.
template <class T> void spread(const std::vector<T>& pixels, int channels, int alphaChannel, T full, Image& image)
{
    const int width = image.width();
    for (int y = 0; y < image.height(); ++y) {
        T* out = image.mutableRowAs<T>(0, y);
        const T* in = pixels.data() + static_cast<std::size_t>(y) * width * channels;
        for (int x = 0; x < width; ++x, in += channels, out += 4) {
            const bool grey = channels < 3;
            for (int c = 0; c < 3; ++c) out[c] = in[grey ? 0 : c];
            out[3] = alphaChannel >= 0 ? in[alphaChannel] : full;
        }
    }
}

void premultiply(std::uint8_t* p)
{
    for (int c = 0; c < 3; ++c) p[c] = static_cast<std::uint8_t>((p[c] * p[3] + 127) / 255);
}
void premultiply(std::uint16_t* p)
{
    for (int c = 0; c < 3; ++c) p[c] = static_cast<std::uint16_t>((static_cast<std::uint32_t>(p[c]) * p[3] + 32767) / 65535);
}
void premultiply(float* p)
{
    for (int c = 0; c < 3; ++c) p[c] *= p[3];
}
void unpremultiply(std::uint8_t* p)
{
    for (int c = 0; c < 3 && p[3]; ++c) p[c] = static_cast<std::uint8_t>(std::min(255, (p[c] * 255 + p[3] / 2) / p[3]));
}
void unpremultiply(std::uint16_t* p)
{
    for (int c = 0; c < 3 && p[3]; ++c) p[c] = static_cast<std::uint16_t>(std::min<std::uint64_t>(65535, (std::uint64_t{p[c]} * 65535 + p[3] / 2) / p[3]));
}

template <class T> Result<Image> readAs(OIIO::ImageInput& input, const OIIO::ImageSpec& spec, OIIO::TypeDesc type, PixelFormat format, T full, const std::string& name)
{
    const int channels = std::min(spec.nchannels, 4);
    const int alpha = spec.alpha_channel >= 0 && spec.alpha_channel < channels ? spec.alpha_channel : -1;
    std::vector<T> pixels(static_cast<std::size_t>(spec.width) * spec.height * channels);
    if (!input.read_image(0, 0, 0, channels, type, pixels.data())) return Error{Fault::Corrupt, name + ": the picture is damaged: " + input.geterror()};
    Image image({spec.width, spec.height}, format, colourOf(spec, std::is_same_v<T, float>), alpha >= 0 ? AlphaMode::Premultiplied : AlphaMode::Opaque);
    spread(pixels, channels, alpha, full, image);
    if (alpha >= 0 && spec.get_int_attribute("oiio:UnassociatedAlpha", 0))
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) premultiply(image.mutableRowAs<T>(0, y) + 4 * x);
    const Orientation o = orientationOf(spec);
    if (o.isMirrored) mirror<T>(image);
    return image;
}

Result<Image> readPixels(OIIO::ImageInput& input, const OIIO::ImageSpec& spec, const std::string& name)
{
    try {
        if (spec.format.is_floating_point()) return readAs<float>(input, spec, OIIO::TypeDesc::FLOAT, PixelFormat::RgbaF32, 1.0f, name);
        if (spec.format.size() > 1) return readAs<std::uint16_t>(input, spec, OIIO::TypeDesc::UINT16, PixelFormat::Rgba16, 65535, name);
        return readAs<std::uint8_t>(input, spec, OIIO::TypeDesc::UINT8, PixelFormat::Rgba8, 255, name);
    } catch (const std::bad_alloc&) {
        return Error{Fault::NoSpace, name + ": there is not enough memory for a picture of " + std::to_string(spec.width) + "x" + std::to_string(spec.height)};
    }
}

/// Files hold straight alpha; OpenImageIO's own division would go through light.
template <class T> Image straight(const Image& from)
{
    Image to(from.size(), from.format(), from.colour(), AlphaMode::Straight);
    for (int y = 0; y < from.height(); ++y) {
        T* row = to.mutableRowAs<T>(0, y);
        std::copy_n(from.rowAs<T>(0, y), static_cast<std::size_t>(from.width()) * 4, row);
        for (int x = 0; x < from.width(); ++x) unpremultiply(row + 4 * x);
    }
    return to;
}

Result<StillPixels> read(const std::filesystem::path& file, const char* format)
{
    const std::string name = file.filename().string();
    auto input = OIIO::ImageInput::create(format);
    if (!input) return Error{Fault::Unsupported, name + ": OpenImageIO of this machine cannot read " + format + ": install its whole package"};
    OIIO::ImageSpec config, spec;
    config["oiio:UnassociatedAlpha"] = 1; // we premultiply with our own rounding
    if (!input->open(file.string(), spec, config)) return Error{Fault::Corrupt, name + ": the picture is damaged: " + input->geterror()};
    if (spec.width < 1 || spec.height < 1 || spec.width > maxImageSide || spec.height > maxImageSide || static_cast<std::int64_t>(spec.width) * spec.height > maxPixels)
        return Error{Fault::OutOfRange, name + ": a picture of " + std::to_string(spec.width) + "x" + std::to_string(spec.height) + " is outside 16384 pixels a side and 64 megapixels"};
    if (spec.nchannels < 1 || spec.depth > 1) return Error{Fault::Corrupt, name + ": it is no flat picture with channels"};
    auto image = readPixels(*input, spec, name);
    if (!image) return image.error();
    return StillPixels{std::move(*image), orientationOf(spec).clockwise};
}

Result<Done> write(const std::filesystem::path& file, const Image& picture)
{
    const std::string name = file.filename().string();
    const bool deep = picture.format() == PixelFormat::Rgba16;
    const Image image = picture.alpha() != AlphaMode::Premultiplied ? picture : deep ? straight<std::uint16_t>(picture) : straight<std::uint8_t>(picture);
    auto output = OIIO::ImageOutput::create(file.string());
    if (!output) return Error{Fault::Unsupported, name + ": OpenImageIO of this machine cannot write it: install its whole package"};
    const bool opaque = image.alpha() == AlphaMode::Opaque;
    const int channels = opaque ? 3 : 4;
    OIIO::ImageSpec spec(image.width(), image.height(), channels, deep ? OIIO::TypeDesc::UINT16 : OIIO::TypeDesc::UINT8);
    if (!opaque) spec["oiio:UnassociatedAlpha"] = 1;
    spec["oiio:ColorSpace"] = "sRGB";
    if (!output->open(file.string(), spec)) {
        const bool denied = ::access(file.parent_path().empty() ? "." : file.parent_path().c_str(), W_OK) != 0;
        return Error{denied ? Fault::Denied : Fault::Io, name + ": cannot be written in " + file.parent_path().string() + ": " + output->geterror()};
    }
    const auto pixel = static_cast<OIIO::stride_t>(image.info().bytesPerPixel);
    const bool written = output->write_image(deep ? OIIO::TypeDesc::UINT16 : OIIO::TypeDesc::UINT8, image.row(0, 0), pixel, static_cast<OIIO::stride_t>(image.stride(0)));
    const std::string why = written ? "" : output->geterror();
    if (!output->close() || !written) {
        std::error_code code;
        std::filesystem::remove(file, code);
        return Error{Fault::NoSpace, name + ": writing the picture failed, is the disk full? " + why};
    }
    return Done{};
}

} // namespace

} // namespace spot

extern "C" __attribute__((visibility("default"))) const spot::StillCodec* spotStillCodec()
{
    static constexpr spot::StillCodec codec{&spot::read, &spot::write};
    return &codec;
}
