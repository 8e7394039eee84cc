// SPDX-License-Identifier: GPL-3.0-or-later
// The light of a product shot: three soft boxes in front of a graded backdrop. Everything is in closed form: no noise.
struct SoftBox {
    vec3 direction, colour;
    vec2 spread; // half width and height, tangents
};
SoftBox softBox(int i)
{
    vec3 key = keyLight.rgb;
    if (i == 0) return SoftBox(normalize(vec3(-0.95, 0.62, 0.55)), key * 12.0, vec2(0.30, 0.85));
    if (i == 1) return SoftBox(normalize(vec3(1.0, 0.40, -0.10)), mix(vec3(1), key, 0.35) * 13.0, vec2(0.12, 1.1));
    return SoftBox(normalize(vec3(0.2, 0.8, 1.0)), mix(vec3(0.75, 0.85, 1.0), key, 0.5) * 2.4 * keyLight.w, vec2(0.75, 0.3));
}

/// What the camera sees behind everything.
vec3 backdrop(vec3 d)
{
    float up = clamp(d.y * 1.4 + 0.28, 0.0, 1.0);
    vec3 colour = mix(backLow.rgb, backHigh.rgb, smoothstep(0.0, 0.95, up));
    vec2 away = vec2(d.x * 0.9 - backLow.w, d.y - 0.10);
    float pool = exp(-3.0 * dot(away, away));
    if (style.z > 0.5 && style.z < 2.5) { // outdoors: leaves far out of focus, more of them low down
        vec2 q = vec2(d.x * 2.1 + clock.z * 30.0, d.y * 2.6);
        float leaves = smoothstep(0.35, 0.68, noise(q * 1.3) * 0.65 + noise(q * 2.9 + 5.0) * 0.35) * smoothstep(0.75, -0.05, d.y);
        vec3 green = mix(vec3(0.10, 0.15, 0.035), brand[1].rgb, 0.35) * keyLight.rgb;
        colour = mix(colour, green + colour * 0.22, leaves * 0.62 * smoothstep(-0.02, 0.05, d.y));
    }
    return colour * (0.32 + 1.15 * pool);
}

/// What a surface of this roughness mirrors.
vec3 surroundings(vec3 d, float roughness)
{
    vec3 colour = backdrop(vec3(d.x, abs(d.y), d.z)) * mix(0.8, 0.55, clamp(d.z, 0.0, 1.0));
    for (int i = 0; i < 3; ++i) {
        SoftBox box = softBox(i);
        float front = dot(d, box.direction);
        if (front <= 0.0) continue;
        vec3 side = normalize(cross(vec3(0, 1, 0), box.direction)), up = cross(box.direction, side);
        vec2 at = vec2(dot(d, side), dot(d, up)) / front;
        vec2 edge = vec2(0.03 + roughness);
        vec2 inside = smoothstep(box.spread + edge, box.spread - edge, abs(at));
        float spreadOut = box.spread.x * box.spread.y / ((box.spread.x + roughness) * (box.spread.y + roughness));
        colour += box.colour * inside.x * inside.y * mix(1.0, spreadOut, 0.9) * (0.78 + 0.22 * at.y / box.spread.y);
    }
    return colour;
}

vec3 diffuseLight(vec3 n, vec3 floorColour)
{
    vec3 sum = backHigh.rgb * 0.35 + backLow.rgb * 0.25 + floorColour * max(0.0, 0.5 - 0.5 * n.y);
    for (int i = 0; i < 3; ++i) {
        SoftBox box = softBox(i);
        sum += box.colour * box.spread.x * box.spread.y * max(0.0, dot(n, box.direction) * 0.88 + 0.12) * 0.5;
    }
    return sum;
}

float mirrorShare(float facing) { return 0.04 + 0.96 * pow(1.0 - clamp(facing, 0.0, 1.0), 5.0); }
