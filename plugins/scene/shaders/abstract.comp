#version 450
#extension GL_GOOGLE_include_directive : require
// SPDX-License-Identifier: GPL-3.0-or-later
// Brand motion: broad silk ribbons in the brand's colours over a deep ground, lit from above. style.y: 1 melts them into liquid.
#include "frame.glsl"
#include "noise.glsl"

vec3 groundAt(vec2 at)
{
    float deep = smoothstep(-1.2, 1.3, at.y + 0.35 * at.x);
    vec3 colour = mix(backLow.rgb, backHigh.rgb, deep);
    return colour * (0.65 + 0.55 * exp(-1.1 * dot(at - vec2(0.5, 0.35), at - vec2(0.5, 0.35))));
}

/// Height of ribbon i's middle line, and how it twists, at x.
vec2 pathOf(int i, float x)
{
    float n = float(i), seed = clock.z * 60.0 + n * 9.7, t = clock.x * 0.32;
    float y = 0.55 * sin(x * (0.75 + 0.11 * n) + t * (1.0 + 0.2 * n) + seed) + 0.25 * sin(x * 1.7 - t * 1.3 + seed * 2.1);
    return vec2(y + 0.85 - 0.42 * n, sin(x * 0.9 + t * 1.1 + seed * 1.3));
}

vec3 brandAt(int i) { return brand[i % 3].rgb; }

void main()
{
    ivec2 pixel = ivec2(gl_GlobalInvocationID.xy);
    if (any(greaterThanEqual(pixel, size.xy))) return;
    vec2 raw = screenAt(vec2(pixel) + 0.5) / eye.w + eye.xy;
    float c = cos(target.w + 0.42), s = sin(target.w + 0.42);
    vec2 at = mat2(c, -s, s, c) * raw;
    if (style.y > 0.5) {
        vec2 p = at * 0.9 + clock.z * 20.0;
        at += 0.55 * (vec2(clouds(p + clock.x * 0.11, 3), clouds(p + 7.0 - clock.x * 0.09, 3)) - 0.5);
    }
    vec3 colour = groundAt(raw);
    for (int i = 0; i < 5; ++i) {
        vec2 path = pathOf(i, at.x);
        float slope = (pathOf(i, at.x + 0.01).x - path.x) * 100.0;
        float stretch = inversesqrt(1.0 + slope * slope);
        float half1 = 0.13 + 0.17 * (0.5 + 0.5 * path.y) + (style.y > 0.5 ? 0.10 : 0.0);
        float across = (at.y - path.x) * stretch / half1;
        float soft = 3.0 / float(min(size.x, size.y)) / half1;
        float inside = smoothstep(1.0 + soft, 1.0 - soft, abs(across));
        float shade = exp(-pow(max(abs(across + 0.22) - 0.85, 0.0) * 3.2, 2.0)) * 0.5;
        colour *= 1.0 - shade * (1.0 - inside) * 0.85; // falls on what lies behind
        if (inside <= 0.0) continue;
        float bend = across * 1.15 + path.y * 0.9 + slope * 0.35;
        vec3 n = normalize(vec3(-slope * 0.5, bend, 1.0));
        vec3 paint = mix(brandAt(i), brandAt(i + 1), 0.5 + 0.5 * sin(at.x * 0.8 + float(i) * 2.0 + clock.x * 0.2));
        float lit = clamp(dot(n, normalize(vec3(-0.35, 0.75, 0.65))), 0.0, 1.0);
        float sheen = pow(clamp(dot(n, normalize(vec3(-0.15, 0.45, 0.9))), 0.0, 1.0), 26.0);
        float threads = 0.5 + 0.5 * sin(across * 70.0 + noise(at * 9.0) * 3.0);
        vec3 silk = paint * (0.16 + 1.05 * lit * lit) * (0.97 + 0.06 * threads) + (paint * 0.5 + 0.5) * sheen * 0.65;
        silk += paint * pow(1.0 - clamp(n.z, 0.0, 1.0), 3.0) * 0.5;
        colour = mix(colour, silk * keyLight.rgb, inside);
    }
    work[pixel.y * size.x + pixel.x] = vec4(colour, 0.0);
}
