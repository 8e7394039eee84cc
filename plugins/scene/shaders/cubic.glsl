// SPDX-License-Identifier: GPL-3.0-or-later
// A cubic through four taps, a little sharper than Catmull-Rom, that hardly overshoots the two in the middle.
vec4 calmed(vec4 taps[4], float f)
{
    const float a = -0.62;
    vec4 x = vec4(1.0 + f, f, 1.0 - f, 2.0 - f);
    vec2 far = a * (((x.xw - 5.0) * x.xw + 8.0) * x.xw - 4.0);
    vec2 near = ((a + 2.0) * x.yz - (a + 3.0)) * x.yz * x.yz + 1.0;
    vec4 sum = taps[0] * far.x + taps[1] * near.x + taps[2] * near.y + taps[3] * far.y;
    vec4 low = min(taps[1], taps[2]), high = max(taps[1], taps[2]), room = 0.15 * (high - low) + 0.002;
    return clamp(sum, max(low - room, 0.0), min(high + room, 1.0));
}
