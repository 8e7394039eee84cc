// SPDX-License-Identifier: GPL-3.0-or-later
// One draw onto the canvas, over the box it covers. The rules are those of render/composition/frame_plan.h.
#version 450
#extension GL_GOOGLE_include_directive : require
layout(local_size_x = 64, local_size_y = 1) in;

// As LayerParams of layer_pass.cpp.
layout(std430, set = 0, binding = 0) readonly buffer Params
{
    ivec4 box;        // left, top, right, bottom
    ivec4 shape;      // canvas width, kind (0 picture, 1 fill), blend mode, 1: replaces the canvas
    ivec4 format;     // bits, is YUV, alpha mode, is exact
    ivec4 conversion; // is converted, transfer, encode, is rolled off
    ivec4 space;      // 1: linear, has alpha, -, -
    vec4 toSourceX;   // xx, xy, x0, -
    vec4 toSourceY;
    vec4 part;        // left, top, right, bottom
    vec4 measure;     // stepU, stepV, opacity, -
    ivec4 texels[3];  // x0, y0, x1, y1
    ivec4 planes[3];  // first word, words per row, shiftX, shiftY
    vec4 toRgb[3];
    vec4 toBt709[3];
    vec4 from;        // premultiplied
    vec4 to;
    vec4 gradient;    // x, y, start, -
    vec4 wipe;        // share of the pixel: x, y, start, -; 0, 0, 1 without a wipe
} p;
layout(std430, set = 0, binding = 1) readonly buffer SourceWords { uint words[]; } source;
layout(std430, set = 0, binding = 2) buffer Canvas { vec4 pixels[]; } canvas;
layout(std430, set = 0, binding = 3) readonly buffer Base { vec4 pixels[]; } base;

#include "blend.glsl"

const int pictureKind = 0, straight = 1, opaque = 0;
const float codeTop = 1.25;

vec4 texelAt(int plane, int x, int y)
{
    const int row = p.planes[plane].x + y * p.planes[plane].y;
    if (p.format.y == 1) {
        if (p.format.x == 8) return vec4(float((source.words[row + (x >> 2)] >> ((x & 3) * 8)) & 255u) / 255.0, 0, 0, 0);
        return vec4(float((source.words[row + (x >> 1)] >> ((x & 1) * 16)) & 65535u) / 1023.0, 0, 0, 0);
    }
    vec4 c;
    if (p.format.x == 8) c = unpackUnorm4x8(source.words[row + x]);
    else if (p.format.x == 16) c = vec4(unpackUnorm2x16(source.words[row + 2 * x]), unpackUnorm2x16(source.words[row + 2 * x + 1]));
    else c = vec4(uintBitsToFloat(source.words[row + 4 * x]), uintBitsToFloat(source.words[row + 4 * x + 1]),
                  uintBitsToFloat(source.words[row + 4 * x + 2]), uintBitsToFloat(source.words[row + 4 * x + 3]));
    if (p.format.z == opaque) c.a = 1;
    if (p.format.z == straight) c.rgb *= c.a;
    return c;
}

float weightAt(bool isTent, float x)
{
    x = abs(x);
    if (isTent) return max(1 - x, 0);
    if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
    return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
}

vec4 filtered(int plane, vec2 s)
{
    const ivec4 range = p.texels[plane];
    if (plane == 0 && p.format.w == 1) return texelAt(0, clamp(int(floor(s.x)), range.x, range.z), clamp(int(floor(s.y)), range.y, range.w));
    const ivec2 shift = p.planes[plane].zw;
    const bool isTent = plane > 0;
    if (shift.x == 1) s.x = s.x * 0.5 + 0.25;
    if (shift.y == 1) s.y = s.y * 0.5;
    const vec2 radius = max(vec2(1), p.measure.xy / vec2(1 << shift.x, 1 << shift.y));
    const vec2 reach = radius * (isTent ? 1.0 : 2.0);
    const ivec2 first = ivec2(ceil(s - reach - 0.5)), last = ivec2(floor(s + reach - 0.5));
    vec4 sum = vec4(0);
    float total = 0;
    for (int y = first.y; y <= last.y; ++y) {
        const float v = weightAt(isTent, (float(y) + 0.5 - s.y) / radius.y);
        if (v == 0) continue;
        const int row = clamp(y, range.y, range.w);
        for (int x = first.x; x <= last.x; ++x) {
            const float w = v * weightAt(isTent, (float(x) + 0.5 - s.x) / radius.x);
            sum += w * texelAt(plane, clamp(x, range.x, range.z), row);
            total += w;
        }
    }
    return sum / total;
}

float power(float v, float e) { return v <= 0 ? 0 : pow(v, e); }

// Numbers as in assets/pixels/colour.cpp. Transfer: 1 BT.709, 2 sRGB, 3 linear, 4 PQ, 5 HLG, 6 gamma 2.2.
float toLinear(int transfer, float v)
{
    if (transfer == 1) return v < 0.081 ? v / 4.5 : power((v + 0.099) / 1.099, 1 / 0.45);
    if (transfer == 3) return v;
    if (transfer == 4) {
        const float q = power(v, 32.0 / 2523.0);
        return power(max(q - 3424.0 / 4096.0, 0) / (2413.0 / 128.0 - 2392.0 / 128.0 * q), 16384.0 / 2610.0) / (203.0 / 10000.0);
    }
    if (transfer == 5) return (v <= 0.5 ? v * v / 3 : (exp((v - 0.55991073) / 0.17883277) + 0.28466892) / 12) / 0.26496256;
    if (transfer == 6) return power(v, 2.2);
    return v <= 0.04045 ? v / 12.92 : power((v + 0.055) / 1.055, 2.4);
}

// Encode: 0 BT.709, 1 sRGB, 2 gamma 2.2, 3 gamma 2.4.
float encoded(int curve, float v)
{
    if (curve == 0) return v < 0.018 ? 4.5 * v : 1.099 * power(v, 0.45) - 0.099;
    if (curve == 1) return v <= 0.0031308 ? 12.92 * v : 1.055 * power(v, 1 / 2.4) - 0.055;
    return power(v, curve == 2 ? 1 / 2.2 : 1 / 2.4);
}

vec3 converted(vec3 rgb)
{
    vec3 light;
    for (int i = 0; i < 3; ++i) light[i] = toLinear(p.conversion.y, clamp(rgb[i], 0, 1));
    vec3 own;
    for (int i = 0; i < 3; ++i) own[i] = max(0, dot(p.toBt709[i].xyz, light));
    const float top = max(own.r, max(own.g, own.b));
    if (p.conversion.w == 1 && top > 0.75) own *= (1 - 0.25 * exp(-(top - 0.75) / 0.25)) / top;
    return vec3(encoded(p.conversion.z, own.r), encoded(p.conversion.z, own.g), encoded(p.conversion.z, own.b));
}

vec4 pictureAt(vec2 s)
{
    vec4 code = filtered(0, s);
    if (p.format.y == 1) code = vec4(code.x, filtered(1, s).x, filtered(2, s).x, 1);
    const bool hasAlpha = p.space.y == 1;
    if (hasAlpha) code.a = clamp(code.a, 0, 1);
    vec3 rgb = vec3(dot(p.toRgb[0], code), dot(p.toRgb[1], code), dot(p.toRgb[2], code));
    if (p.conversion.x == 1 && code.a > 0) rgb = converted(rgb / code.a) * code.a;
    if (hasAlpha) rgb = clamp(rgb, vec3(0), vec3(code.a));
    return vec4(rgb, code.a);
}

float coverAlong(float s, float low, float high, float size)
{
    return max(0, clamp((s - low) / size + 0.5, 0, 1) + clamp((high - s) / size + 0.5, 0, 1) - 1);
}

vec4 change(vec4 s, vec4 b)
{
    const int mode = p.shape.z;
    if (mode >= 24) { // by alphas: atop, behind, erase, xor
        const float kept = mode == 24 ? b.a : mode == 26 ? 0 : 1 - b.a, lost = mode == 25 ? 0 : s.a;
        return s * kept - b * lost;
    }
    vec4 d = s - s.a * b; // normal
    if (mode == 1) d.rgb = s.rgb;
    else if (mode == 2) d.rgb = s.rgb * b.rgb + s.rgb * (1 - b.a) - s.a * b.rgb;
    else if (mode == 3) d.rgb = s.rgb - s.rgb * b.rgb;
    else if (mode > 3) d.rgb = s.a * b.a * blended(mode, straightColour(b), straightColour(s)) + s.rgb * (1 - b.a) - s.a * b.rgb;
    return d;
}

void main()
{
    const ivec2 at = p.box.xy + ivec2(gl_GlobalInvocationID.xy);
    if (at.x >= p.box.z || at.y >= p.box.w) return;
    const vec3 centre = vec3(vec2(at) + 0.5, 1);
    const vec2 s = vec2(dot(p.toSourceX.xyz, centre), dot(p.toSourceY.xyz, centre));
    const float cover = coverAlong(s.x, p.part.x, p.part.z, p.measure.x) * coverAlong(s.y, p.part.y, p.part.w, p.measure.y) *
                        clamp(dot(p.wipe.xyz, centre), 0, 1);
    if (cover <= 0 && p.shape.w == 0) return;

    vec4 layer = p.shape.y == pictureKind ? pictureAt(s) : mix(p.from, p.to, clamp(dot(p.gradient.xyz, vec3(s, 1)), 0, 1));
    if (p.space.x == 1 && layer.a > 0) {
        const vec3 code = clamp(layer.rgb / layer.a, 0, codeTop);
        layer.rgb = vec3(toLinear(1, code.r), toLinear(1, code.g), toLinear(1, code.b)) * layer.a;
    }
    const int i = at.y * p.shape.x + at.x;
    if (p.shape.w == 1) canvas.pixels[i] = layer;
    else canvas.pixels[i] += change(layer * (cover * p.measure.z), base.pixels[i]);
}
