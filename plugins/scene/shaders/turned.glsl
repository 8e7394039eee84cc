// SPDX-License-Identifier: GPL-3.0-or-later
// Rays against the subject: a turned profile (cans, bottles, cups), a box with bevelled edges, and fruit as spheres.
struct Hit {
    float t;       // along the ray; below 0: nothing
    vec3 normal;
    int material;  // 0 label, 1 bare metal, 2 glass, 3 cap, 4 ceramic, 5 liquid, 6 fruit, 7 box, 8 cut-out
    vec3 centre;   // of a sphere
};

bool meetsBounds(vec3 o, vec3 d, float radius, float height)
{
    float a = dot(d.xz, d.xz), b = dot(o.xz, d.xz), c = dot(o.xz, o.xz) - radius * radius;
    float root = b * b - a * c;
    if (root < 0.0) return false;
    root = sqrt(root);
    float t0 = (-b - root) / a, t1 = (-b + root) / a;
    float y0 = -o.y / d.y, y1 = (height - o.y) / d.y;
    return min(t1, max(y0, y1)) > max(max(t0, min(y0, y1)), 0.0);
}

void meetProfile(vec3 o, vec3 d, inout Hit hit)
{
    float nearest = hit.t > 0.0 ? hit.t : 1e9;
    int found = -1;
    float share = 0.0;
    int count = int(body.z);
    for (int i = 0; i < count; ++i) {
        vec4 s = profile[i * 3];
        float rise = s.w - s.y, t, along;
        if (abs(rise) < 1e-4) {
            t = (s.y - o.y) / d.y;
            float r = length(o.xz + d.xz * t);
            along = (r - s.x) / (s.z - s.x);
            if (t > 1e-3 && t < nearest && along >= 0.0 && along <= 1.0) nearest = t, found = i, share = along;
            continue;
        }
        float slope = (s.z - s.x) / rise, a0 = s.x + slope * (o.y - s.y), b0 = slope * d.y;
        float a = dot(d.xz, d.xz) - b0 * b0, b = dot(o.xz, d.xz) - a0 * b0, c = dot(o.xz, o.xz) - a0 * a0;
        float root = b * b - a * c;
        if (root < 0.0) continue;
        root = sqrt(root);
        for (int side = -1; side <= 1; side += 2) {
            t = (-b + float(side) * root) / a;
            along = (o.y + d.y * t - s.y) / rise;
            if (t > 1e-3 && t < nearest && along >= 0.0 && along <= 1.0) nearest = t, found = i, share = along;
        }
    }
    if (found < 0) return;
    vec4 n = profile[found * 3 + 1];
    vec2 slope = normalize(mix(n.xy, n.zw, share));
    vec3 p = o + d * nearest;
    vec2 out2 = p.xz / max(length(p.xz), 1e-4);
    hit.t = nearest;
    hit.normal = vec3(out2.x * slope.x, slope.y, out2.y * slope.x);
    hit.material = int(profile[found * 3 + 2].x);
}

void meetBox(vec3 o, vec3 d, inout Hit hit)
{
    float c = cos(subject.w), s = sin(subject.w);
    mat2 turn = mat2(c, s, -s, c);
    o.xz = turn * o.xz;
    d.xz = turn * d.xz;
    vec3 half3 = vec3(body.x * 0.72, body.y * 0.5, body.x * 0.44), q = o - vec3(0, half3.y, 0);
    vec3 inv = 1.0 / d, near3 = -q * inv - abs(inv) * half3, far3 = -q * inv + abs(inv) * half3;
    float t0 = max(max(near3.x, near3.y), near3.z), t1 = min(min(far3.x, far3.y), far3.z);
    if (t1 < t0 || t0 < 1e-3 || (hit.t > 0.0 && t0 > hit.t)) return;
    vec3 p = q + d * t0;
    vec3 bevel = max(abs(p) - half3 + 0.022, 0.0);
    vec3 n = sign(p) * bevel * bevel;
    vec3 face = -sign(d) * step(near3.yzx, near3.xyz) * step(near3.zxy, near3.xyz);
    n = normalize(n + face * 2e-4);
    n.xz = transpose(turn) * n.xz;
    hit.t = t0;
    hit.normal = n;
    hit.material = 7;
}

/// A photo of the product with its background cut away, standing upright and facing the camera.
void meetCutOut(vec3 o, vec3 d, inout Hit hit)
{
    vec2 facing = normalize(eye.xz);
    float along = dot(d.xz, facing), t = -dot(o.xz, facing) / along;
    if (t < 1e-3 || (hit.t > 0.0 && t > hit.t)) return;
    vec3 p = o + d * t;
    vec2 uv = vec2(dot(p.xz, vec2(facing.y, -facing.x)) / (body.y * still.x / still.y) + 0.5, 1.0 - p.y / body.y);
    if (any(lessThan(uv, vec2(0))) || any(greaterThan(uv, vec2(1))) || opacityAt(uv) < 0.5) return;
    hit.t = t;
    hit.normal = vec3(facing.x, 0, facing.y);
    hit.material = 8;
    hit.centre = vec3(uv, 0);
}

void meetSpheres(vec3 o, vec3 d, inout Hit hit)
{
    int count = int(body.w);
    for (int i = 0; i < count; ++i) {
        vec3 from = o - spheres[i].xyz;
        float b = dot(from, d), root = b * b - dot(from, from) + spheres[i].w * spheres[i].w;
        float t = -b - sqrt(max(root, 0.0));
        if (root < 0.0 || t < 1e-3 || (hit.t > 0.0 && t > hit.t)) continue;
        hit.t = t;
        hit.normal = (from + d * t) / spheres[i].w;
        hit.material = 6;
        hit.centre = spheres[i].xyz;
    }
}

Hit meet(vec3 o, vec3 d)
{
    Hit hit = Hit(-1.0, vec3(0), -1, vec3(0));
    if (meetsBounds(o, d, body.x, body.y + 0.01)) {
        if (subject.x < 0.5) meetProfile(o, d, hit);
        else if (subject.x < 1.5) meetBox(o, d, hit);
        else meetCutOut(o, d, hit);
    }
    meetSpheres(o, d, hit);
    return hit;
}

/// Whether the ray passes near anything that has a silhouette.
bool passesNear(vec3 o, vec3 d)
{
    if (subject.x > 1.5 || meetsBounds(o, d, body.x + 0.02, body.y + 0.03)) return true;
    for (int i = 0; i < int(body.w); ++i) {
        vec3 from = o - spheres[i].xyz;
        float b = dot(from, d), reach = spheres[i].w + 0.015;
        if (b < 0.0 && dot(from, from) - b * b < reach * reach) return true;
    }
    return false;
}

/// Distance to a plain cylinder (or block) of the subject's size: enough for shadows.
float roughDistance(vec3 p)
{
    vec2 q;
    if (subject.x < 0.5 || subject.x > 1.5) q = vec2(length(p.xz) - body.x * 0.93, abs(p.y - body.y * 0.5) - body.y * 0.5);
    else {
        float c = cos(subject.w), s = sin(subject.w);
        vec2 turned = abs(mat2(c, s, -s, c) * p.xz) - body.x * vec2(0.72, 0.44);
        q = vec2(length(max(turned, 0.0)) + min(max(turned.x, turned.y), 0.0), abs(p.y - body.y * 0.5) - body.y * 0.5);
    }
    float d = length(max(q, 0.0)) + min(max(q.x, q.y), 0.0);
    int count = int(body.w);
    for (int i = 0; i < count; ++i) d = min(d, length(p - spheres[i].xyz) - spheres[i].w);
    return d;
}

/// 1 in the light, 0 in the shadow; sharpness falls with the distance to what is in the way.
float lightReaching(vec3 p, vec3 toLight, float sharpness)
{
    float aside = abs(p.x * toLight.z - p.z * toLight.x) / length(toLight.xz);
    if (body.w < 0.5 && aside > body.x * 1.3 + 0.25) return 1.0; // passes beside the subject
    float reach = 1.0, t = 0.012;
    for (int i = 0; i < 14; ++i) {
        float d = roughDistance(p + toLight * t);
        reach = min(reach, 0.5 + 0.5 * sharpness * d / t);
        if (reach < 0.0 || t > 3.0) break;
        t += clamp(d, 0.02, 0.35);
    }
    reach = max(reach, 0.0);
    return reach * reach * (3.0 - 2.0 * reach);
}
