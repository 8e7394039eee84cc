// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/frames/slate.h"

#include <array>
#include <string_view>

namespace spot
{

namespace
{

constexpr int width = 960, height = 540;

struct Glyph {
    char letter;
    std::array<std::string_view, 7> rows;
};
constexpr std::array glyphs{
    Glyph{'M', {"#...#", "##.##", "#.#.#", "#.#.#", "#...#", "#...#", "#...#"}},
    Glyph{'E', {"#####", "#....", "#....", "####.", "#....", "#....", "#####"}},
    Glyph{'D', {"####.", "#...#", "#...#", "#...#", "#...#", "#...#", "####."}},
    Glyph{'I', {"#####", "..#..", "..#..", "..#..", "..#..", "..#..", "#####"}},
    Glyph{'A', {".###.", "#...#", "#...#", "#####", "#...#", "#...#", "#...#"}},
    Glyph{'O', {".###.", "#...#", "#...#", "#...#", "#...#", "#...#", ".###."}},
    Glyph{'F', {"#####", "#....", "#....", "####.", "#....", "#....", "#...."}},
    Glyph{'L', {"#....", "#....", "#....", "#....", "#....", "#....", "#####"}},
    Glyph{'N', {"#...#", "##..#", "##..#", "#.#.#", "#..##", "#..##", "#...#"}},
};

void put(Image& image, int x, int y, std::array<std::uint8_t, 3> rgb)
{
    std::uint8_t* p = image.mutableRowAs<std::uint8_t>(0, y) + 4 * x;
    p[0] = rgb[0], p[1] = rgb[1], p[2] = rgb[2], p[3] = 255;
}

void write(Image& image, std::string_view word, int top, int dot)
{
    int left = (width - static_cast<int>(word.size()) * 6 * dot + dot) / 2;
    for (const char letter : word) {
        for (const Glyph& glyph : glyphs) {
            if (glyph.letter != letter) continue;
            for (int y = 0; y < 7 * dot; ++y)
                for (int x = 0; x < 5 * dot; ++x)
                    if (glyph.rows[static_cast<std::size_t>(y / dot)][static_cast<std::size_t>(x / dot)] == '#') put(image, left + x, top + y, {245, 235, 225});
        }
        left += 6 * dot;
    }
}

} // namespace

ImagePtr offlineSlate()
{
    Image image({width, height}, PixelFormat::Rgba8, srgbFull);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const bool isBorder = x < 36 || y < 36 || x >= width - 36 || y >= height - 36;
            const bool isStripe = (x + y) / 36 % 2 == 0;
            put(image, x, y, isBorder && isStripe ? std::array<std::uint8_t, 3>{214, 64, 48} : std::array<std::uint8_t, 3>{38, 34, 36});
        }
    }
    write(image, "MEDIA", 130, 18);
    write(image, "OFFLINE", 290, 18);
    return std::make_shared<const Image>(std::move(image));
}

} // namespace spot
