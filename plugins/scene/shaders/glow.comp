#version 450
#extension GL_GOOGLE_include_directive : require
// SPDX-License-Identifier: GPL-3.0-or-later
// The glow around bright places: step 0 shrinks the picture by 8, steps 1 and 2 blur it along a row and a column.
#include "frame.glsl"

void main()
{
    ivec2 pixel = ivec2(gl_GlobalInvocationID.xy), small = (size.xy + 7) / 8;
    if (any(greaterThanEqual(pixel, small))) return;
    int at = pixel.y * small.x + pixel.x, other = small.x * small.y;
    vec3 sum = vec3(0);
    if (stepIndex == 0) {
        for (int i = 0; i < 16; ++i) {
            ivec2 from = min(pixel * 8 + ivec2(i & 3, i >> 2) * 2 + 1, size.xy - 1);
            vec3 c = min(work[from.y * size.x + from.x].rgb, vec3(8.0));
            float light = dot(c, vec3(0.2126, 0.7152, 0.0722));
            sum += c * smoothstep(0.35, 1.6, light);
        }
        glow[at] = vec4(sum / 16.0, 1.0);
        return;
    }
    float weights = 0.0;
    for (int k = -10; k <= 10; ++k) {
        ivec2 from = clamp(pixel + (stepIndex == 1 ? ivec2(k, 0) : ivec2(0, k)), ivec2(0), small - 1);
        float w = exp(-float(k * k) / 32.0);
        sum += w * glow[(stepIndex == 1 ? 0 : other) + from.y * small.x + from.x].rgb;
        weights += w;
    }
    glow[(stepIndex == 1 ? other : 0) + at] = vec4(sum / weights, 1.0);
}
