#version 450
#extension GL_GOOGLE_include_directive : require
// SPDX-License-Identifier: GPL-3.0-or-later
// A city out of focus: dusk over blurred towers with lit windows, and a wet street that mirrors them. The lights are sprites.
#include "frame.glsl"
#include "noise.glsl"

vec3 cityAt(vec2 at)
{
    vec3 colour = mix(backLow.rgb, backHigh.rgb, smoothstep(-0.05, 0.9, at.y)) * 0.75;
    colour += keyLight.rgb * 0.22 * exp(-3.5 * max(at.y, 0.0)) * (0.6 + 0.4 * noise(vec2(at.x * 1.5, 3.0)));
    for (int i = 0; i < 3; ++i) {
        float n = float(i), blur = 0.03 + 0.012 * n, scale = 3.4 - 0.8 * n;
        float x = at.x * scale + eye.x * (0.4 + 0.5 * n) * scale + n * 17.0 + clock.z * 50.0, cell = floor(x), f = fract(x);
        float here = 0.2 + (0.75 - 0.14 * n) * cellValue(vec2(cell, n)), next = 0.2 + (0.75 - 0.14 * n) * cellValue(vec2(cell + 1.0, n));
        float before = 0.2 + (0.75 - 0.14 * n) * cellValue(vec2(cell - 1.0, n));
        float side = blur * scale * 1.5;
        float top = mix(mix(before, here, smoothstep(-side, side, f)), next, smoothstep(1.0 - side, 1.0 + side, f));
        float inside = smoothstep(blur, -blur, at.y - top);
        vec2 window = vec2(x * 9.0, at.y * 34.0 / (1.0 + 0.3 * n));
        vec2 g = floor(window), w = smoothstep(0.5, 0.0, abs(fract(window) - 0.5));
        float lamp = step(0.68, cellValue(g + n * 40.0)) * w.x * w.y;
        vec3 glass = mix(vec3(1.0, 0.62, 0.28), vec3(0.6, 0.8, 1.0), step(0.75, cellValue(g + 9.0)));
        vec3 tower = mix(vec3(0.012, 0.017, 0.035), backLow.rgb * 0.35, 0.65 - 0.25 * n) + glass * lamp * 0.20 + brand[0].rgb * 0.015;
        colour = mix(colour, tower, inside);
    }
    return colour;
}

void main()
{
    ivec2 pixel = ivec2(gl_GlobalInvocationID.xy);
    if (any(greaterThanEqual(pixel, size.xy))) return;
    vec2 at = screenAt(vec2(pixel) + 0.5) / eye.w;
    at.y -= target.y;
    if (at.y >= 0.0) {
        work[pixel.y * size.x + pixel.x] = vec4(cityAt(at), 0.0);
        return;
    }
    float deep = -at.y, far = 0.12 / (0.03 + deep);
    float wet = smoothstep(0.35, 0.65, clouds(vec2(at.x * far * 2.0 + eye.x, far * 3.0), 4));
    float ripple = (noise(vec2(at.x * far * 9.0, far * 40.0)) - 0.5) * 0.06;
    vec3 mirror = cityAt(vec2(at.x + ripple, deep * 0.9 + ripple));
    vec3 street = vec3(0.012, 0.014, 0.02) * (0.6 + 0.8 * noise(vec2(at.x * far * 30.0, far * 60.0)));
    work[pixel.y * size.x + pixel.x] = vec4(street + mirror * mix(0.30, 0.85, wet), 0.5);
}
