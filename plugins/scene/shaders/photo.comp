#version 450
#extension GL_GOOGLE_include_directive : require
// SPDX-License-Identifier: GPL-3.0-or-later
// A photo in motion: fills the frame, drifts and grows; its lower part drifts a little more, as what stands nearer does.
#include "frame.glsl"

vec3 cubicAt(vec2 uv)
{
    vec2 at = uv * still.xy - 0.5, corner = floor(at), f = at - corner;
    vec2 w0 = f * (-0.5 + f * (1.0 - 0.5 * f)), w1 = 1.0 + f * f * (-2.5 + 1.5 * f);
    vec2 w2 = f * (0.5 + f * (2.0 - 1.5 * f)), w3 = f * f * (-0.5 + 0.5 * f);
    vec3 sum = vec3(0);
    vec4 wx = vec4(w0.x, w1.x, w2.x, w3.x), wy = vec4(w0.y, w1.y, w2.y, w3.y);
    for (int y = 0; y < 4; ++y)
        for (int x = 0; x < 4; ++x) sum += texelAt(ivec2(corner) + ivec2(x - 1, y - 1)) * wx[x] * wy[y];
    return max(sum, 0.0);
}

void main()
{
    ivec2 pixel = ivec2(gl_GlobalInvocationID.xy);
    if (any(greaterThanEqual(pixel, size.xy))) return;
    vec2 frame = (vec2(pixel) + 0.5) / vec2(size.xy) - 0.5;
    float frameWide = float(size.x) / float(size.y), photoWide = still.x / still.y;
    vec2 fill = frameWide > photoWide ? vec2(1.0, photoWide / frameWide) : vec2(frameWide / photoWide, 1.0);
    float nearness = smoothstep(-0.2, 0.5, frame.y);
    float zoom = still.w * (1.0 + 0.035 * nearness * clock.y);
    vec2 turned = frame * vec2(frameWide, 1.0);
    float c = cos(target.w), s = sin(target.w);
    turned = mat2(c, s, -s, c) * turned / vec2(frameWide, 1.0);
    vec2 uv = 0.5 + turned * fill / zoom + eye.xy * (1.0 + 0.5 * nearness) * fill;
    vec3 colour = cubicAt(clamp(uv, vec2(0.001), vec2(0.999)));
    float light = dot(colour, vec3(0.2126, 0.7152, 0.0722));
    colour = mix(colour, colour * mix(vec3(0.94, 0.99, 1.06), vec3(1.05, 1.01, 0.93), smoothstep(0.02, 0.6, light)), 0.7); // cool shadows, warm lights
    colour = mix(colour, keyLight.rgb * light, 0.06);
    work[pixel.y * size.x + pixel.x] = vec4(colour * 1.02, 0.0);
}
