// SPDX-License-Identifier: GPL-3.0-or-later
// What every pass of a frame shares: the buffers, the numbers of the frame, and where a pixel lies. Colours are linear.
layout(local_size_x = 16, local_size_y = 8) in;

layout(std140, set = 0, binding = 0) uniform FrameNumbers {
    ivec4 size;        // work width and height, output width and height
    vec4 clock;        // seconds, progress 0..1, seed 0..1, frame index
    vec4 eye;          // place, focal length
    vec4 target;       // place, roll in radians
    vec4 keyLight;     // rgb, strength of the fill
    vec4 backHigh;     // backdrop above
    vec4 backLow;      // backdrop at the horizon
    vec4 brand[3];     // the brand's colours
    vec4 subject;      // kind (0 turned profile, 1 box, 2 cut-out), surface, drops 0..1, spin
    vec4 body;         // bounding radius, height, segment count, sphere count
    vec4 style;        // samples, family's variant, light, softness of shadows
    vec4 still;        // width, height of the texture, 1 if there is one, zoom
    vec4 grade;        // grain, vignette, exposure, glow
    vec4 weather;      // steam 0..1, haze 0..1, light leak 0..1, focus height
    vec4 spheres[6];   // place, radius
    vec4 sphereColour; // rgb, roughness of the peel
    vec4 profile[96];  // per segment: r0 y0 r1 y1 | normal0 normal1 | material
};
layout(std430, set = 0, binding = 1) buffer Work { vec4 work[]; };           // colour, cover (0 sky, .5 floor, 1 subject)
layout(std430, set = 0, binding = 2) readonly buffer Texels { uint texels[]; }; // label or photo, sRGB
layout(std430, set = 0, binding = 3) buffer Picture { uint picture[]; };     // the finished frame, RGBA
layout(std430, set = 0, binding = 4) buffer Glow { vec4 glow[]; };           // two small pictures
layout(std430, set = 0, binding = 5) readonly buffer Sprites { vec4 sprites[]; };
layout(std430, set = 0, binding = 6) readonly buffer Tiles { uint tiles[]; };
layout(std430, set = 0, binding = 7) buffer Rows { uvec2 rows[]; };          // work picture at full width, half floats
layout(push_constant) uniform Step { int stepIndex; };

const float PI = 3.14159265;

/// -1..1 upwards, the shorter side is 1.
vec2 screenAt(vec2 pixel)
{
    vec2 at = (2.0 * pixel - vec2(size.xy)) / float(min(size.x, size.y));
    return vec2(at.x, -at.y);
}

vec3 texelAt(ivec2 at)
{
    at = clamp(at, ivec2(0), ivec2(still.xy) - 1);
    vec3 code = unpackUnorm4x8(texels[at.y * int(still.x) + at.x]).rgb;
    return code * (code * (code * 0.305306011 + 0.682171111) + 0.012522878); // within a code value of the sRGB curve
}

/// Bilinear, uv 0..1 from the top left.
vec3 textureAt(vec2 uv)
{
    vec2 at = uv * still.xy - 0.5;
    ivec2 corner = ivec2(floor(at));
    vec2 part = at - vec2(corner);
    return mix(mix(texelAt(corner), texelAt(corner + ivec2(1, 0)), part.x),
               mix(texelAt(corner + ivec2(0, 1)), texelAt(corner + ivec2(1, 1)), part.x), part.y);
}

float opacityAt(vec2 uv)
{
    ivec2 at = clamp(ivec2(uv * still.xy), ivec2(0), ivec2(still.xy) - 1);
    return unpackUnorm4x8(texels[at.y * int(still.x) + at.x]).a;
}
