// SPDX-License-Identifier: GPL-3.0-or-later
// The formulas of render/composition/blend_math.h; modes are the numbers of BlendMode.

const float least = 1.0 / 4096.0;

vec3 straightColour(vec4 c) { return c.a > 0 ? clamp(c.rgb / c.a, vec3(0), vec3(1)) : vec3(0); }

float burn(float b, float s) { return 1 - min(1, (1 - b) / max(s, least)); }
float dodge(float b, float s) { return min(1, b / max(1 - s, least)); }
float hardLight(float b, float s) { return s <= 0.5 ? b * 2 * s : b + (2 * s - 1) - b * (2 * s - 1); }
float softLight(float b, float s)
{
    if (s <= 0.5) return b - (1 - 2 * s) * b * (1 - b);
    const float d = b <= 0.25 ? ((16 * b - 12) * b + 4) * b : sqrt(b);
    return b + (2 * s - 1) * (d - b);
}

float blendedChannel(int mode, float b, float s)
{
    switch (mode) {
    case 4: return min(b, s);
    case 5: return burn(b, s);
    case 6: return max(0, b + s - 1);
    case 7: return max(b, s);
    case 8: return dodge(b, s);
    case 9: return hardLight(s, b);
    case 10: return softLight(b, s);
    case 11: return hardLight(b, s);
    case 12: return s <= 0.5 ? burn(b, 2 * s) : dodge(b, 2 * s - 1);
    case 13: return clamp(b + 2 * s - 1, 0, 1);
    case 14: return s <= 0.5 ? min(b, 2 * s) : max(b, 2 * s - 1);
    case 15: return clamp((b + s - 1) / least + 1, 0, 1);
    case 16: return abs(b - s);
    case 17: return b + s - 2 * b * s;
    case 18: return max(0, b - s);
    case 19: return min(1, b / max(s, least));
    }
    return s;
}

float lightness(vec3 c) { return dot(c, vec3(0.3, 0.59, 0.11)); }
float saturation(vec3 c) { return max(c.r, max(c.g, c.b)) - min(c.r, min(c.g, c.b)); }
vec3 withLightness(vec3 c, float light)
{
    c += light - lightness(c);
    const float low = min(c.r, min(c.g, c.b)), high = max(c.r, max(c.g, c.b));
    if (low < 0) c = light + (c - light) * light / max(light - low, least);
    if (high > 1) c = light + (c - light) * (1 - light) / max(high - light, least);
    return c;
}
vec3 withSaturation(vec3 c, float s) { return (c - min(c.r, min(c.g, c.b))) * s / max(saturation(c), least); }

vec3 blended(int mode, vec3 b, vec3 s)
{
    if (mode == 20) return withLightness(withSaturation(s, saturation(b)), lightness(b));
    if (mode == 21) return withLightness(withSaturation(b, saturation(s)), lightness(b));
    if (mode == 22) return withLightness(s, lightness(b));
    if (mode == 23) return withLightness(b, lightness(s));
    return vec3(blendedChannel(mode, b.r, s.r), blendedChannel(mode, b.g, s.g), blendedChannel(mode, b.b, s.b));
}
