// SPDX-License-Identifier: GPL-3.0-or-later
// Hashes and smooth noise, the same on every device.
uint scramble(uint x)
{
    x ^= x >> 16;
    x *= 0x21f0aaadu;
    x ^= x >> 15;
    x *= 0x735a2d97u;
    return x ^ (x >> 15);
}
float unit(uint x) { return float(scramble(x) >> 8) * (1.0 / 16777216.0); }
float cellValue(vec2 cell)
{
    ivec2 at = ivec2(cell);
    return unit(uint(at.x) * 0x9e3779b9u ^ uint(at.y) * 0x85ebca6bu);
}
vec2 cellPair(vec2 cell) { return vec2(cellValue(cell), cellValue(cell + vec2(191.0, 47.0))); }

float noise(vec2 p)
{
    vec2 cell = floor(p), f = p - cell;
    f = f * f * (3.0 - 2.0 * f);
    return mix(mix(cellValue(cell), cellValue(cell + vec2(1, 0)), f.x),
               mix(cellValue(cell + vec2(0, 1)), cellValue(cell + vec2(1, 1)), f.x), f.y);
}
float clouds(vec2 p, int octaves)
{
    float sum = 0.0, weight = 0.5;
    for (int i = 0; i < octaves; ++i) {
        sum += weight * noise(p);
        p = mat2(1.6, 1.2, -1.2, 1.6) * p + 11.7;
        weight *= 0.5;
    }
    return sum;
}
