// SPDX-License-Identifier: GPL-3.0-or-later
// What the subject stands on: 0 seamless, 1 wood, 2 marble, 3 wet stone, 4 water, 5 snow or sand.
struct Ground {
    vec3 colour, normal;
    float mirror;    // how much of the mirror image shows, 0..2
    float roughness;
};

Ground woodAt(vec2 p, float detail)
{
    float row = floor(p.y / 0.42), across = fract(p.y / 0.42), shift = cellValue(vec2(row, 3.0)) * 13.0;
    vec2 q = vec2(p.x * 0.8 + shift, p.y * 6.0 + shift);
    float grain = clouds(q * vec2(1.2, 2.1) + clouds(q * 0.6, 2) * 1.7, 3);
    float fibre = mix(0.5, noise(vec2(p.x * 8.0 + shift, p.y * 170.0)), detail);
    float gap = smoothstep(0.0, 0.012, min(across, 1.0 - across) * 0.42);
    vec3 colour = mix(vec3(0.085, 0.038, 0.016), vec3(0.33, 0.165, 0.072), smoothstep(0.2, 0.8, grain));
    colour *= (0.72 + 0.45 * fibre) * (0.8 + 0.4 * cellValue(vec2(row, 9.0))) * mix(0.12, 1.0, gap);
    return Ground(colour, normalize(vec3((fibre - 0.5) * 0.02, 1.0, (fibre - 0.5) * 0.05)), mix(0.2, 0.9, gap), 0.22);
}

Ground marbleAt(vec2 p)
{
    float m = clouds(p * 1.4 + clouds(p * 2.1, 3) * 2.2, 4);
    float vein = pow(1.0 - abs(2.0 * m - 1.0), 11.0) + 0.35 * pow(1.0 - abs(2.0 * clouds(p * 3.3 + 7.0, 3) - 0.9), 16.0);
    return Ground(mix(vec3(0.80, 0.79, 0.775), vec3(0.24, 0.235, 0.25), min(vein * 0.75, 1.0)), vec3(0, 1, 0), 1.2, 0.05);
}

float stoneHeight(vec2 p, float detail)
{
    return clouds(p * 1.7, 3) + detail * (0.22 * noise(p * 13.0) + 0.11 * noise(p * 31.0));
}

Ground wetStoneAt(vec2 p, float detail)
{
    const float e = 0.012;
    float h = stoneHeight(p, detail);
    vec2 tilt = vec2(stoneHeight(p + vec2(e, 0), detail) - h, stoneHeight(p + vec2(0, e), detail) - h) / e;
    float puddle = smoothstep(0.56, 0.47, h);
    float speck = mix(0.5, noise(p * 60.0), detail);
    vec3 dry = mix(vec3(0.062, 0.060, 0.060), vec3(0.17, 0.155, 0.14), smoothstep(0.3, 0.8, h)) * (0.75 + 0.5 * speck);
    vec2 ripple = vec2(noise(p * 5.0 + clock.x * 0.35), noise(p * 5.0 - clock.x * 0.3 + 9.0)) - 0.5;
    vec3 n = normalize(vec3(mix(-tilt * 0.10, ripple * 0.012, puddle), 1.0).xzy);
    return Ground(dry * mix(1.0, 0.42, puddle), n, mix(0.95, 1.9, puddle), mix(0.16, 0.015, puddle));
}

Ground waterAt(vec2 p)
{
    float t = clock.x;
    float ring = length(p);
    float circles = sin(ring * 26.0 - t * 5.0) * exp(-ring * 1.1) * 0.03;
    vec2 wave = vec2(noise(p * 3.1 + vec2(t * 0.4, 0)), noise(p * 3.1 + vec2(4.0, t * 0.43))) - 0.5;
    wave += 0.5 * (vec2(noise(p * 9.0 - t * 0.6), noise(p * 9.0 + t * 0.5 + 8.0)) - 0.5);
    vec2 tilt = wave * 0.07 + circles * p / max(ring, 0.05);
    return Ground(brand[0].rgb * 0.05 + backLow.rgb * 0.10, normalize(vec3(tilt.x, 1.0, tilt.y)), 2.0, 0.0);
}

Ground groundAt(vec2 p, float detail)
{
    int kind = int(subject.y);
    if (kind == 1) return woodAt(p * 0.9 + vec2(0, 0.1), detail);
    if (kind == 2) return marbleAt(p);
    if (kind == 3) return wetStoneAt(p * 1.15 + 3.7, detail);
    if (kind == 4) return waterAt(p);
    if (kind == 5) {
        float bump = clouds(p * 3.0, 3) + 0.12 * detail * noise(p * 45.0);
        return Ground(mix(vec3(0.55, 0.62, 0.72), vec3(0.9, 0.92, 0.95), bump), normalize(vec3(bump - 0.5, 1.6, 0.5 - bump)), 0.0, 0.6);
    }
    return Ground(backLow.rgb * 0.35 + backHigh.rgb * 0.25 + 0.02, vec3(0, 1, 0), 0.9, 0.05);
}
