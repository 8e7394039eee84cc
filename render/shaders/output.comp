// SPDX-License-Identifier: GPL-3.0-or-later
// The finished canvas to packed numbers, one word each; rules as in render/cpu/output_transform.h.
#version 450
layout(local_size_x = 64, local_size_y = 1) in;

// As OutputParams of output_pass.cpp.
layout(std430, set = 0, binding = 0) readonly buffer Params
{
    ivec4 shape;  // canvas width, height, mode, 1: the canvas is linear light
    ivec4 plane;  // first word, words per row, words that matter in a row, rows
    ivec4 sample_; // samples per row, shiftX, shiftY, -
    vec4 row;     // of the matrix: r, g, b, 1
    vec4 top;     // greatest code, -, -, -
} p;
layout(std430, set = 0, binding = 1) readonly buffer Canvas { vec4 pixels[]; } canvas;
layout(std430, set = 0, binding = 2) writeonly buffer Packed { uint words[]; } packed_;

const int bytes = 0, shorts = 1, rgba8 = 2, rgba16 = 3, rgbaFloat = 4;
const float lightTop = 2.0;

float encoded(float v)
{
    v = clamp(v, 0, lightTop);
    return v < 0.018 ? 4.5 * v : 1.099 * pow(v, 0.45) - 0.099;
}

vec4 canvasAt(int x, int y)
{
    vec4 c = canvas.pixels[clamp(y, 0, p.shape.y - 1) * p.shape.x + clamp(x, 0, p.shape.x - 1)];
    if (p.shape.w == 1 && c.a > 0) c.rgb = vec3(encoded(c.r / c.a), encoded(c.g / c.a), encoded(c.b / c.a)) * c.a;
    return c;
}

uint codeOf(float value) { return uint(clamp(floor(value * p.top.x + 0.5), 0, p.top.x)); }

uint sampleAt(int x, int y)
{
    if (x >= p.sample_.x) return 0;
    vec3 rgb = vec3(0);
    for (int j = 0; j <= p.sample_.z; ++j) {
        const int row = (y << p.sample_.z) + j;
        if (p.sample_.y == 0) rgb += canvasAt(x, row).rgb;
        else rgb += 0.25 * canvasAt(2 * x - 1, row).rgb + 0.5 * canvasAt(2 * x, row).rgb + 0.25 * canvasAt(2 * x + 1, row).rgb;
    }
    return codeOf(dot(p.row.rgb, rgb / float(p.sample_.z + 1)) + p.row.a);
}

void main()
{
    const ivec2 at = ivec2(gl_GlobalInvocationID.xy);
    if (at.x >= p.plane.z || at.y >= p.plane.w) return;
    uint word = 0;
    if (p.shape.z == bytes) {
        for (int i = 0; i < 4; ++i) word |= sampleAt(4 * at.x + i, at.y) << (8 * i);
    } else if (p.shape.z == shorts) {
        word = sampleAt(2 * at.x, at.y) | sampleAt(2 * at.x + 1, at.y) << 16;
    } else if (p.shape.z == rgba8) {
        const vec4 c = canvasAt(at.x, at.y);
        word = codeOf(c.r) | codeOf(c.g) << 8 | codeOf(c.b) << 16 | codeOf(c.a) << 24;
    } else if (p.shape.z == rgba16) {
        const vec4 c = canvasAt(at.x >> 1, at.y);
        word = (at.x & 1) == 0 ? codeOf(c.r) | codeOf(c.g) << 16 : codeOf(c.b) | codeOf(c.a) << 16;
    } else {
        word = floatBitsToUint(canvasAt(at.x >> 2, at.y)[at.x & 3]);
    }
    packed_.words[p.plane.x + at.y * p.plane.y + at.x] = word;
}
