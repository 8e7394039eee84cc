#version 450
#extension GL_GOOGLE_include_directive : require
// SPDX-License-Identifier: GPL-3.0-or-later
// A wide view: sky with lit clouds and sun, layers of hills, sea or grove. style.y: 1 sea, 2 grove, 4 fog, as a sum.
#include "frame.glsl"
#include "noise.glsl"

bool has(int what) { return (int(style.y) & what) != 0; }

vec2 sunPlace() { return vec2(0.42 - 0.08 * clock.z, style.z > 2.5 ? 0.55 : 0.17 + 0.05 * clock.y); }

/// Sky colour at a place of the screen (x across, y above the horizon), without clouds.
vec3 clearSky(vec2 at)
{
    vec2 away = at - sunPlace();
    float r = length(away * vec2(0.8, 1.0));
    vec3 colour = mix(backLow.rgb, backHigh.rgb, smoothstep(0.0, 1.0, at.y * 0.95));
    colour += keyLight.rgb * (0.30 * exp(-2.2 * r) + 0.55 * exp(-8.0 * r));
    return colour;
}

vec3 sky(vec2 at)
{
    vec3 colour = clearSky(at);
    vec2 away = at - sunPlace();
    float r = length(away), moonlit = style.z > 2.5 ? 1.0 : 0.0;
    float disc = smoothstep(0.062, 0.052, r);
    colour = mix(colour, keyLight.rgb * mix(7.0, 2.5, moonlit) + 0.4, disc);
    float deep = 1.0 / (0.16 + max(at.y, 0.0));
    vec2 p = vec2(at.x * deep, deep) * vec2(0.75, 1.5) + vec2(clock.x * 0.035 + clock.z * 40.0, 0.0);
    float body = clouds(p + 0.5 * vec2(noise(p * 2.0), noise(p * 2.0 + 5.0)), 5);
    float lit = clouds(p + vec2(0.10, 0.22) * vec2(-clamp(away.x * 2.5, -1.0, 1.0), -1.0), 3);
    float cover = smoothstep(0.40, 0.62, body) * smoothstep(0.0, 0.16, at.y) * 0.92;
    vec3 shadow = mix(backHigh.rgb, backLow.rgb, 0.5) * 0.55;
    vec3 light = keyLight.rgb * (0.50 + 0.95 * exp(-1.5 * r)) + backLow.rgb * 0.3;
    float edge = smoothstep(0.75, 0.45, body);
    vec3 cloud = mix(shadow, light, clamp(0.12 + 2.6 * (body - lit) + 0.7 * edge, 0.0, 1.0));
    return mix(colour, cloud, cover);
}

/// Height of hill layer i (0 far) at x.
float ridge(float x, int i)
{
    float n = float(i);
    float rough = clouds(vec2(x * (0.9 + 0.35 * n) + 31.0 * n + clock.z * 90.0, n * 7.0), 5);
    float height = 0.20 - 0.085 * n;
    return height * (0.35 + 1.25 * rough) - 0.07 * n;
}

/// Round crowns of trees along the top of a hill.
float crowns(float x, float scale, float seed)
{
    x += 0.10 / scale * (noise(vec2(x * scale * 9.0, seed)) - 0.5);
    float best = 0.0;
    for (int k = -1; k <= 1; ++k) {
        float cell = floor(x * scale) + float(k);
        vec2 dice = cellPair(vec2(cell, seed));
        float away = (x * scale - cell - 0.2 - 0.6 * dice.x) / (0.35 + 0.35 * dice.y);
        best = max(best, sqrt(max(0.0, 1.0 - away * away)) * (0.45 + 0.55 * dice.y));
    }
    return best / scale * (0.62 + 0.30 * noise(vec2(x * scale * 7.0, seed + 3.0)) + 0.12 * noise(vec2(x * scale * 21.0, seed + 9.0)));
}

vec3 groundColour(int i, vec2 at, float depth)
{
    vec3 earth = mix(vec3(0.035, 0.07, 0.035), brand[1].rgb * 0.25, 0.3);
    float far = 1.0 - float(i) / 3.0;
    vec3 air = clearSky(vec2(at.x, 0.03));
    vec3 colour = mix(earth * (keyLight.rgb * 0.75 + backHigh.rgb * 0.3), air, pow(far, 0.8) * 0.88);
    float towardSun = exp(-1.7 * abs(at.x - sunPlace().x));
    return colour + keyLight.rgb * towardSun * 0.10 * smoothstep(0.05, 0.0, depth);
}

vec3 seaAt(vec2 at)
{
    float deep = 0.09 / max(-at.y, 0.004);
    vec2 p = vec2(at.x * deep * 6.0, deep * 14.0);
    float calm = clamp(-at.y * 5.0, 0.0, 1.0);
    float wave = noise(p * vec2(0.8, 2.2) + vec2(0.0, clock.x * 1.4)) + 0.6 * noise(p * vec2(2.1, 4.4) - vec2(clock.x * 0.8, clock.x));
    vec2 mirrored = vec2(at.x + (wave - 0.8) * 0.05 * calm, -at.y * 0.85 + (wave - 0.8) * 0.20 * calm + 0.015);
    vec3 seen = clearSky(vec2(mirrored.x, abs(mirrored.y)));
    vec3 deepColour = mix(vec3(0.01, 0.06, 0.08), brand[1].rgb * 0.15, 0.35) * (0.6 + backHigh.rgb);
    float share = mix(0.92, 0.42, smoothstep(0.0, 0.75, -at.y));
    vec3 colour = mix(deepColour, seen, share);
    float lane = exp(-pow((at.x - sunPlace().x) / (0.05 + 0.32 * -at.y), 2.0));
    float sparkle = smoothstep(0.95, 1.5, wave + 0.25 * lane);
    return colour + keyLight.rgb * lane * (0.22 + 2.6 * sparkle) * smoothstep(1.1, 0.0, -at.y);
}

void main()
{
    ivec2 pixel = ivec2(gl_GlobalInvocationID.xy);
    if (any(greaterThanEqual(pixel, size.xy))) return;
    vec2 at = screenAt(vec2(pixel) + 0.5) / eye.w;
    float line = target.y;
    at = vec2(at.x + eye.x, at.y - line);
    vec3 colour = at.y > -0.001 || !has(1) ? sky(vec2(at.x, max(at.y, 0.0))) : seaAt(at);
    float cover = 0.0;
    int layers = has(1) ? 2 : 4;
    float pixelSize = 2.0 / float(min(size.x, size.y)) / eye.w;
    for (int i = 0; i < layers; ++i) {
        float x = at.x + eye.x * (0.25 + 0.9 * float(i));
        float top = has(1) ? ridge(x, i) * smoothstep(0.15, -0.9, at.x - 0.35 * float(i)) * (1.0 - 0.3 * float(i)) - 0.004 : ridge(x, i);
        if (has(2) && i >= 1) top += crowns(x, 26.0 - 6.5 * float(i), float(i) * 3.0) * (i == 3 ? 1.2 : 0.8);
        float inside = smoothstep(-pixelSize, pixelSize, top - at.y) * (has(1) ? smoothstep(-0.006, 0.0, at.y + 0.004) : 1.0);
        vec3 hill = groundColour(has(1) ? i + 1 : i, at, top - at.y);
        if (has(2) && i >= 2) {
            vec2 leafAt = vec2(x, at.y) * (70.0 - 14.0 * float(i));
            float leaf = clouds(leafAt + 1.5 * noise(leafAt * 0.4), 3);
            hill *= i == 2 ? 0.75 + 0.5 * leaf : 0.35 + 1.3 * leaf;
            hill += keyLight.rgb * vec3(0.06, 0.07, 0.01) * smoothstep(0.05, 0.0, top - at.y) * leaf;
            vec2 q = vec2(x, at.y) * (34.0 - 6.0 * float(i));
            vec2 dice = cellPair(floor(q));
            float fruit = smoothstep(0.16, 0.10, length(fract(q) - 0.3 - 0.4 * dice)) * step(0.62, cellValue(floor(q) + 7.0)) * smoothstep(0.10, 0.015, top - at.y);
            hill = mix(hill, (brand[0].rgb + 0.05) * keyLight.rgb * 0.9, fruit * 0.9);
        }
        float mist = smoothstep(0.20, 0.0, at.y - top + 0.17 + 0.04 * float(i)) * (has(4) ? 0.62 : 0.22) * (1.0 - 0.22 * float(i));
        float drift = 0.55 + 0.9 * clouds(vec2(x * 2.0 - clock.x * 0.06, at.y * 5.0 + float(i)), 3);
        hill = mix(hill, clearSky(vec2(at.x, 0.05)) * 0.92, clamp(mist * drift, 0.0, 0.92));
        colour = mix(colour, hill, inside);
        cover = max(cover, inside);
    }
    vec2 toSun = at - sunPlace();
    float angle = atan(toSun.y, toSun.x);
    float rays = 0.5 + 0.5 * noise(vec2(angle * 9.0, clock.x * 0.25));
    colour += keyLight.rgb * rays * exp(-2.6 * length(toSun)) * 0.16;
    work[pixel.y * size.x + pixel.x] = vec4(colour, cover);
}
