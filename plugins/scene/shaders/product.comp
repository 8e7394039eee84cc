#version 450
#extension GL_GOOGLE_include_directive : require
// SPDX-License-Identifier: GPL-3.0-or-later
// A product on a surface in studio light.
#include "frame.glsl"
#include "noise.glsl"
#include "turned.glsl"
#include "studio.glsl"
#include "ground.glsl"

struct Paint {
    vec3 colour;
    float roughness, coat; // coat: a clear layer that mirrors
    bool metal;
};

vec3 floorColour() { return groundAt(vec2(0.4, 0.3), 0.0).colour; }

Paint paintOf(Hit hit, vec3 p)
{
    float turn = atan(p.x, p.z) + subject.w;
    if (hit.material == 0) {
        float low = profile[95].x, high = profile[95].y;
        float u = fract(turn / (2.0 * PI) + 0.5);
        return Paint(textureAt(vec2(u, 1.0 - clamp((p.y - low) / (high - low), 0.0, 1.0))), 0.30, profile[95].z, profile[95].w > 0.5);
    }
    if (hit.material == 1) return Paint(vec3(0.84, 0.85, 0.87), 0.13, 0.0, true);
    if (hit.material == 2) return Paint(mix(brand[0].rgb, vec3(0.05, 0.02, 0.01), 0.72) * 0.55, 0.5, 1.3, false);
    if (hit.material == 3) return Paint(mix(vec3(0.9, 0.62, 0.25), brand[1].rgb, 0.35), 0.18, 0.0, true);
    if (hit.material == 4) return Paint(vec3(0.80, 0.78, 0.75), 0.4, 0.9, false);
    if (hit.material == 5) {
        float r = length(p.xz) / (body.x * 0.82);
        float foam = smoothstep(0.55, 1.0, r + 0.25 * clouds(p.xz * 14.0, 3));
        return Paint(mix(vec3(0.055, 0.02, 0.008), vec3(0.38, 0.21, 0.10), foam), 0.05, 1.0 - 0.6 * foam, false);
    }
    if (hit.material == 7) {
        float c = cos(subject.w), s = sin(subject.w);
        vec2 q = mat2(c, s, -s, c) * p.xz, n = mat2(c, s, -s, c) * hit.normal.xz;
        vec2 half2 = body.x * vec2(0.72, 0.44);
        float u = abs(n.y) > abs(n.x) ? sign(n.y) * q.x / half2.x * 0.25 + 0.5 : 0.03 + 0.05 * q.y / half2.y;
        return Paint(textureAt(vec2(u, hit.normal.y > 0.7 ? 0.02 : 1.0 - p.y / body.y)), 0.5, 0.4, false);
    }
    if (hit.material == 8) return Paint(textureAt(hit.centre.xy), 0.5, 0.0, false);
    vec3 at = (p - hit.centre) * 60.0;
    float pores = noise(at.xy + at.z) * sphereColour.w;
    return Paint(sphereColour.rgb * (0.82 + 0.25 * pores), 0.35, 0.5, false);
}

/// Beads of water on the label; they bend the normal and light up at the far side, as lenses do.
void addBeads(vec3 p, inout vec3 n, inout Paint paint)
{
    float turn = atan(p.x, p.z) + subject.w;
    for (int layer = 0; layer < 3; ++layer) {
        float scale = layer == 0 ? 10.0 : layer == 1 ? 21.0 : 46.0;
        vec2 q = vec2(turn * body.x, p.y + (layer == 0 ? 0.0 : 3.1)) * scale, base = floor(q);
        for (int k = 0; k < 4; ++k) {
            vec2 cell = base + floor(fract(q - base) * 2.0) - 1.0 + vec2(k & 1, k >> 1);
            vec2 dice = cellPair(cell + float(layer) * 57.0);
            float big = cellValue(cell + 23.0 + float(layer) * 71.0);
            if (big > subject.z * (layer == 0 ? 0.5 : 1.0)) continue;
            float radius = 0.10 + 0.27 * fract(big * 37.0) * fract(big * 37.0);
            vec2 away = (q - cell - 0.3 - 0.4 * dice) / vec2(1.0, 1.12);
            float r = length(away) / radius;
            if (r >= 1.0) continue;
            vec3 side = normalize(cross(vec3(0, 1, 0), n)), up = cross(n, side);
            float lens = clamp(0.5 - away.y / radius * 0.6 + away.x / radius * 0.2, 0.0, 1.0);
            n = normalize(n + (side * away.x + up * away.y) / radius * 0.95 * r);
            paint.colour *= mix(0.62, 1.75, lens * smoothstep(1.0, 0.6, r)) * mix(1.0, 0.55, smoothstep(0.8, 1.0, r));
            paint.coat = 1.4;
            paint.roughness = 0.05;
        }
    }
}

vec3 shade(Hit hit, vec3 p, vec3 d, bool close)
{
    vec3 n = hit.normal;
    if (dot(n, d) > 0.0) n = -n;
    Paint paint = paintOf(hit, p);
    if (hit.material == 8) return paint.colour * mix(vec3(1.0), keyLight.rgb, 0.5) * mix(0.75, 1.05, smoothstep(0.0, 0.25, p.y)); // lit when it was taken
    if (hit.material == 6) {
        vec3 q = (p - hit.centre) * 26.0;
        n = normalize(n + 0.12 * sphereColour.w * (vec3(noise(q.yz), noise(q.zx), noise(q.xy)) - 0.5));
    }
    bool wet = hit.material <= 2;
    if (close && wet && subject.z > 0.0 && p.y > 0.03) addBeads(p, n, paint);
    vec3 mirror = reflect(d, n), low = floorColour() * keyLight.rgb * 0.35;
    float facing = dot(n, -d), contact = clamp(0.3 + 0.7 * smoothstep(0.0, 0.3, p.y), 0.0, 1.0);
    vec3 wide = mix(surroundings(mirror, paint.roughness), low, smoothstep(0.05, -0.12, mirror.y));
    vec3 diffuse = diffuseLight(n, low);
    vec3 colour = paint.metal ? paint.colour * (wide * 0.60 + diffuse * 0.27) : paint.colour * diffuse * 0.62;
    if (paint.coat > 0.0) {
        vec3 sharp = mix(surroundings(mirror, 0.03), low, smoothstep(0.02, -0.05, mirror.y));
        colour += sharp * mirrorShare(facing) * paint.coat;
    } else if (!paint.metal) colour += wide * mirrorShare(facing);
    return colour * contact;
}

vec3 shadeGround(vec3 p, vec3 d, float t)
{
    float apart = length(p.xz), sharp = clamp(1.25 - 0.32 * abs(p.z - 0.2) - 0.10 * t, 0.0, 1.0);
    Ground ground = groundAt(p.xz, sharp);
    vec3 n = ground.normal;
    vec3 above = p + vec3(0, 0.003, 0);
    float rim = subject.x < 0.5 ? body.x * 0.93 : body.x * 0.55;
    float shut = mix(0.25, 1.0, smoothstep(rim * 0.75, rim * 1.9, apart));
    for (int i = 0; i < int(body.w); ++i) shut *= mix(0.3, 1.0, smoothstep(spheres[i].w * 0.2, spheres[i].w * 1.3, length(p.xz - spheres[i].xz)));
    vec3 sum = backHigh.rgb * 0.4 * shut;
    for (int i = 0; i < 3; ++i) {
        SoftBox box = softBox(i);
        float reach = i == 2 ? shut : lightReaching(above, box.direction, i == 0 ? style.w : style.w * 0.7);
        sum += box.colour * box.spread.x * box.spread.y * max(dot(n, box.direction), 0.0) * reach * (i == 1 ? 0.8 : 1.0);
    }
    float fall = 1.0 / (1.0 + 0.09 * apart * apart);
    vec3 colour = ground.colour * sum * 0.46 * fall * mix(0.6, 1.0, shut);
    vec3 mirror = reflect(d, n);
    mirror.y = abs(mirror.y);
    Hit hit = meet(above, mirror);
    vec3 seen = hit.t > 0.0 ? shade(hit, above + mirror * hit.t, mirror, false) * mix(1.0, exp(-2.2 * hit.t), ground.roughness * 2.0)
                            : surroundings(mirror, 0.02 + ground.roughness) * mix(0.55, 1.0, shut);
    colour += seen * mirrorShare(dot(n, -d)) * ground.mirror;
    float haze = smoothstep(3.2, 9.5, t);
    return mix(colour, backdrop(vec3(d.x, max(d.y, 0.0), d.z)), haze);
}

vec4 seenAlong(vec3 o, vec3 d)
{
    Hit hit = meet(o, d);
    float ground = d.y < -1e-4 ? -o.y / d.y : -1.0;
    if (hit.t > 0.0 && (ground < 0.0 || hit.t < ground)) return vec4(shade(hit, o + d * hit.t, d, true), 1.0);
    if (ground > 0.0) return vec4(shadeGround(o + d * ground, d, ground), 0.5 * smoothstep(8.0, 4.5, ground));
    return vec4(backdrop(d), 0.0);
}

void main()
{
    ivec2 pixel = ivec2(gl_GlobalInvocationID.xy);
    if (any(greaterThanEqual(pixel, size.xy))) return;
    vec3 ahead = normalize(target.xyz - eye.xyz), side = normalize(cross(ahead, vec3(sin(target.w), cos(target.w), 0))), up = cross(side, ahead);
    const vec2 places[4] = vec2[](vec2(0.375, 0.125), vec2(0.625, 0.875), vec2(0.875, 0.375), vec2(0.125, 0.625));
    vec2 middle = screenAt(vec2(pixel) + 0.5);
    bool edges = passesNear(eye.xyz, normalize(ahead * eye.w + side * middle.x + up * middle.y));
    int samples = edges ? int(style.x) : 1; // ground and backdrop have no edges of their own
    vec4 sum = vec4(0);
    for (int i = 0; i < samples; ++i) {
        vec2 at = samples == 1 ? middle : screenAt(vec2(pixel) + places[i]);
        vec4 seen = seenAlong(eye.xyz, normalize(ahead * eye.w + side * at.x + up * at.y));
        sum += vec4(seen.rgb / (1.0 + max(seen.r, max(seen.g, seen.b)) * 0.25), seen.a); // bright edges stay smooth
    }
    sum /= float(samples);
    float peak = max(sum.r, max(sum.g, sum.b));
    work[pixel.y * size.x + pixel.x] = vec4(sum.rgb / max(1.0 - 0.25 * peak, 0.05), sum.a);
}
