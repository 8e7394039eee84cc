// SPDX-License-Identifier: GPL-3.0-or-later
// render/frames/frame_renderer.h: a recipe to a frame; makeFrameRenderer chooses who draws it.
#pragma once

#include "render/frames/picture_source.h"

#include <string>
#include <vector>

namespace spot
{

/// Draws frames: decodes what a recipe names, composes it and gives the numbers of a file or a screen.
/// Every renderer gives the same picture within 1/255, and itself the same bytes for the same call. One thing more: in 4:2:0 the CPU keeps
/// the chroma of film that lies on the frame as it is (renderReferenceYuv), where others interpolate it and back, which is softer at
/// sharp edges of colour.                                                                          [not thread-safe; any one thread]
class FrameRenderer
{
public:
    virtual ~FrameRenderer() = default;

    /// size    of the result, 1 to 16384 a side; the canvas is stretched to it, so keep its shape
    /// out     any format: YUV is BT.709 limited over black, RGBA is R'G'B' of BT.709, premultiplied (Opaque where it is)
    /// A frame that is nothing but one untouched picture of the same size, format and colour is that picture itself, not a copy.
    /// Errors: those of PictureSource under Offline::Fail; DeviceLost, NoSpace.
    virtual Result<ImagePtr> render(const FrameRecipe& recipe, FrameSize size, PixelFormat out) = 0;

    /// The cache key: hash(recipe) with the rates of the media. May open files.
    virtual ContentHash keyOf(const FrameRecipe& recipe) = 0;

    /// Under Offline::Slate: what the last render() could not decode and drew as a slate. Each error names its medium.
    virtual const std::vector<Error>& offline() const = 0;

    /// "CPU, 2 threads", "Vulkan, llvmpipe (...)".
    virtual std::string name() const = 0;
};

enum class RendererChoice {
    Auto,   ///< Vulkan on a real GPU, else the CPU path (faster than Vulkan on a software device)
    Cpu,
    Vulkan, ///< also on a software device; SPOTWRIGHT_DEVICE=cpu or a part of a device's name picks one
};

/// What happens to a picture that cannot be decoded.
enum class Offline {
    Fail,  ///< render() gives the error: for export
    Slate, ///< a visible "MEDIA OFFLINE" picture stands in, offline() tells: for preview
};

struct FrameRendererOptions {
    RendererChoice choice = RendererChoice::Auto;
    Offline offline = Offline::Fail;
    int threads = 0; ///< of the CPU path; 0: as many as the machine has. The pixels do not depend on it.
    PictureSourceOptions pictures;
};

/// `media` must outlive the renderer. Auto never fails; Vulkan may: NotFound, Unsupported.                      [any]
Result<std::unique_ptr<FrameRenderer>> makeFrameRenderer(const MediaResolver& media, FrameRendererOptions options = {});

} // namespace spot
