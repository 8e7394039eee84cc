// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/passes/output_pass.h"

#include "output_comp.h"

#include <algorithm>

namespace spot::vk
{

OutputParams outputParams(const Image& image, int plane, BlendSpace space, std::uint32_t firstWord)
{
    const PixelFormatInfo& info = image.info();
    const FrameSize size = image.planeSize(plane);
    const int mode = info.isYuv() ? (info.bits == 8 ? 0 : 1) : info.bits == 8 ? 2 : info.bits == 16 ? 3 : 4;
    const int words = (size.width * info.bytesPerPixel + 3) / 4;
    OutputParams params{{image.width(), image.height(), mode, space == BlendSpace::Linear},
                        {static_cast<std::int32_t>(firstWord), static_cast<std::int32_t>(image.stride(plane) / 4), words, size.height},
                        {size.width, plane ? info.chromaShiftX : 0, plane ? info.chromaShiftY : 0, 0},
                        {},
                        {}};
    if (info.isYuv()) std::ranges::copy_n(rgbToYuv(Matrix::Bt709, Range::Limited, info.bits).data() + 4 * plane, 4, params.row);
    params.top[0] = info.bits == 32 ? 1.f : static_cast<float>((1 << info.bits) - 1);
    return params;
}

Result<ComputePass> makeOutputPass(const Device& device) { return ComputePass::make(device, output_comp, 3, 3); }

} // namespace spot::vk
