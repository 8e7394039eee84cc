#version 450
#extension GL_GOOGLE_include_directive : require
// SPDX-License-Identifier: GPL-3.0-or-later
// From the work picture to the frame: enlarges it, adds sprites, glow, steam, vignette, grain, and turns light into code values.
#include "frame.glsl"
#include "noise.glsl"
#include "cubic.glsl"

vec4 enlarged(ivec2 pixel)
{
    float at = (float(pixel.y) + 0.5) * float(size.y) / float(size.w) - 0.5;
    int top = int(floor(at));
    vec4 taps[4];
    for (int i = 0; i < 4; ++i) {
        uvec2 c = rows[clamp(top + i - 1, 0, size.y - 1) * size.z + pixel.x];
        taps[i] = vec4(unpackHalf2x16(c.x), unpackHalf2x16(c.y));
    }
    vec4 sum = min(calmed(taps, at - float(top)), vec4(0.98, 0.98, 0.98, 1.0));
    return vec4(sum.rgb / (1.0 - sum.rgb), sum.a);
}

vec3 glowAt(vec2 uv)
{
    ivec2 small = (size.xy + 7) / 8;
    vec2 at = uv * vec2(small) - 0.5;
    ivec2 c = ivec2(floor(at));
    vec2 f = at - vec2(c);
    f = f * f * (3.0 - 2.0 * f);
    ivec2 a = clamp(c, ivec2(0), small - 1), b = clamp(c + 1, ivec2(0), small - 1);
    return mix(mix(glow[a.y * small.x + a.x].rgb, glow[a.y * small.x + b.x].rgb, f.x),
               mix(glow[b.y * small.x + a.x].rgb, glow[b.y * small.x + b.x].rgb, f.x), f.y);
}

/// A sprite is three vectors: centre and half sizes in pixels | colour and strength | kind, angle, softness, layer.
/// Kinds: 0 soft dot, 1 lens disc, 2 paper, 3 drop, 4 streak. Layers: 0 in front, 1 behind all, 2 mirrored in the floor.
void addSprite(int index, vec2 at, float cover, inout vec3 colour)
{
    vec4 place = sprites[index * 3], tint = sprites[index * 3 + 1], form = sprites[index * 3 + 2];
    float c = cos(form.y), s = sin(form.y);
    vec2 q = (mat2(c, -s, s, c) * (at - place.xy)) / place.zw;
    int kind = int(form.x), layer = int(form.w);
    float share = layer == 1 ? clamp(1.0 - 2.0 * cover, 0.0, 1.0) : layer == 2 ? clamp(1.0 - 2.0 * abs(cover - 0.5), 0.0, 1.0) : 1.0;
    float r = length(q), edge = form.z;
    if (share <= 0.0) return;
    if (kind == 0) colour += tint.rgb * tint.a * share * exp(-4.0 * r * r) * step(r, 1.5);
    else if (kind == 1) {
        float disc = smoothstep(1.0, 1.0 - edge, r);
        colour += tint.rgb * tint.a * share * disc * (0.72 + 0.38 * smoothstep(0.4, 1.0, r));
    } else if (kind == 2) {
        vec2 inside = smoothstep(vec2(1.0), vec2(1.0 - edge), abs(q));
        colour = mix(colour, tint.rgb * (0.8 + 0.25 * q.y), inside.x * inside.y * tint.a * share);
    } else if (kind == 3) {
        float body = smoothstep(1.0, 1.0 - edge, r);
        float lens = clamp(0.5 + 0.55 * q.y - 0.15 * q.x, 0.0, 1.0);
        vec3 water = colour * mix(0.55, 1.35, lens) + tint.rgb * (0.10 + 0.25 * smoothstep(0.6, 0.95, r) * lens);
        water += vec3(2.2) * smoothstep(0.30, 0.12, length(q - vec2(-0.3, -0.4)));
        colour = mix(colour, water, body * tint.a);
    } else colour += tint.rgb * tint.a * share * exp(-5.0 * q.y * q.y) * smoothstep(1.0, 0.2, abs(q.x));
}

vec3 steamAt(vec2 uv)
{
    float wide = float(size.z) / float(size.w);
    vec2 p = vec2((uv.x - 0.5) * wide, weather.w - uv.y); // grows upwards from the cup
    if (p.y < 0.0 || p.y > 0.5) return vec3(0);
    float sway = (noise(vec2(p.y * 4.0 - clock.x * 0.5, 3.0)) - 0.5) * 0.28 * p.y * 2.0;
    float column = exp(-pow((p.x - sway) / (0.035 + 0.22 * p.y), 2.0));
    vec2 q = vec2((p.x - sway) * 9.0, p.y * 5.0 - clock.x * 0.75);
    float wisps = clouds(q + clouds(q * 1.7 + clock.x * 0.2, 2) * 1.3, 4);
    float fade = smoothstep(0.0, 0.06, p.y) * smoothstep(0.48, 0.12, p.y);
    return vec3(0.95) * weather.x * column * fade * smoothstep(0.30, 0.80, wisps);
}

vec3 filmCurve(vec3 c)
{
    c *= grade.z;
    return clamp((c * (2.51 * c + 0.03)) / (c * (2.43 * c + 0.59) + 0.14), 0.0, 1.0);
}

vec3 coded(vec3 c) { return mix(12.92 * c, 1.055 * pow(max(c, 1e-5), vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c)); }

void main()
{
    ivec2 pixel = ivec2(gl_GlobalInvocationID.xy);
    if (any(greaterThanEqual(pixel, size.zw))) return;
    vec2 uv = (vec2(pixel) + 0.5) / vec2(size.zw);
    vec4 seen = enlarged(pixel);
    vec3 colour = seen.rgb;
    int across = (size.z + 63) / 64, tile = (pixel.y / 64) * across + pixel.x / 64;
    for (uint i = tiles[tile]; i < tiles[tile + 1]; ++i) addSprite(int(tiles[i]), vec2(pixel) + 0.5, seen.a, colour);
    colour += glowAt(uv) * grade.w;
    if (weather.x > 0.0) colour += steamAt(uv) * (0.6 + backHigh.rgb);
    if (weather.z > 0.0) {
        float leak = smoothstep(0.75, 0.0, length(uv - vec2(0.02 + 0.5 * clock.y, 0.1)));
        colour += vec3(1.0, 0.42, 0.16) * leak * leak * 0.35 * weather.z;
    }
    vec2 away = (uv - 0.5) * vec2(1.0, 0.9);
    colour *= 1.0 - grade.y * smoothstep(0.08, 0.62, dot(away, away) * 1.6);
    vec3 code = style.z > 3.5 ? coded(clamp(colour, 0.0, 1.0)) : coded(filmCurve(colour));
    float shadowed = dot(code, vec3(0.3, 0.5, 0.2));
    uint id = uint(pixel.y * size.z + pixel.x) + uint(clock.w) * 0x9e3779b9u;
    float grain = unit(id) + unit(id ^ 0x68bc21ebu) - 1.0;
    code += grain * (grade.x * (1.0 - 0.6 * shadowed) + 0.7 / 255.0);
    picture[pixel.y * size.z + pixel.x] = packUnorm4x8(vec4(clamp(code, 0.0, 1.0), 1.0));
}
