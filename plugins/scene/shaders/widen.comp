#version 450
#extension GL_GOOGLE_include_directive : require
// SPDX-License-Identifier: GPL-3.0-or-later
// The first half of the enlargement: along rows, from the work picture to rows of full width. finish.comp does the columns.
#include "frame.glsl"
#include "cubic.glsl"

void main()
{
    ivec2 pixel = ivec2(gl_GlobalInvocationID.xy);
    if (pixel.x >= size.z || pixel.y >= size.y) return;
    float at = (float(pixel.x) + 0.5) * float(size.x) / float(size.z) - 0.5;
    int left = int(floor(at)), row = pixel.y * size.x;
    vec4 taps[4];
    for (int i = 0; i < 4; ++i) {
        vec4 c = work[row + clamp(left + i - 1, 0, size.x - 1)];
        taps[i] = vec4(c.rgb / (1.0 + c.rgb), c.a); // compressed: no ringing at highlights
    }
    vec4 c = calmed(taps, at - float(left));
    rows[pixel.y * size.z + pixel.x] = uvec2(packHalf2x16(c.rg), packHalf2x16(c.ba));
}
