// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/scene/plugin.cpp: a request becomes a procedural movie.
#include "plugins/scene/film.h"
#include "plugins/scene/subject.h"
#include "plugins/sdk/movie_file.hpp"
#include "plugins/sdk/spotwright_plugin.hpp"

namespace
{

using namespace spotwright;

const Media* mediaFor(const Request& request, const char* role)
{
    for (const Media& media : request.media)
        if (media.role == role) return &media;
    return nullptr;
}

scene::FilmOrder orderFor(const Request& request)
{
    if (request.kind != Kind::Video) unsupported("scene makes video only.");
    if (request.width < 16 || request.height < 16 || request.width > 3840 || request.height > 3840)
        refuse("width and height must be from 16 to 3840");
    if (request.frames < 1 || request.frames > 14400) refuse("frames must be from 1 to 14400");
    if (request.fpsNum < 1) refuse("fps_num must be positive");
    scene::FilmOrder order;
    order.wish = scene::readPrompt(request.prompt, mediaFor(request, "reference_image") != nullptr, mediaFor(request, "product") != nullptr);
    order.seed = request.seed;
    order.width = request.width;
    order.height = request.height;
    order.frames = request.frames;
    order.framesPerSecond = static_cast<double>(request.fpsNum) / request.fpsDen;
    order.draft = request.draft;
    order.brand = scene::brandColours(request.brand.colours);
    return order;
}

scene::Texture textureFor(const Request& request, const scene::FilmOrder& order)
{
    const int side = scene::textureSide(order, scene::planFor(order, true));
    if (order.wish.family == scene::Family::Photo) return scene::readStill(mediaFor(request, "reference_image")->file, side);
    if (order.wish.family != scene::Family::Product) return {};
    if (const Media* product = mediaFor(request, "product")) return scene::readStill(product->file, side);
    const bool box = order.wish.subject == scene::Subject::Box;
    const float aspect = scene::labelPlace(order.wish.subject).aspect();
    return scene::brandLabel(request.brand.name, request.brand.colours, request.brand.font, side, box ? 1.31f : aspect, box ? 0.42f : 0.30f, request.seed);
}

std::string notesFor(const scene::FilmOrder& order, const scene::Film& film)
{
    std::string notes = scene::describe(order.wish) + "; " + std::to_string(film.plan().width) + " x " + std::to_string(film.plan().height);
    if (order.wish.family == scene::Family::Product) notes += ", " + std::to_string(film.plan().samples) + " rays a pixel";
    notes += " on " + film.deviceName() + ".";
    if (!order.wish.understood) notes += " No word of the prompt names a scene it knows: it made abstract motion in the brand's colours.";
    return notes;
}

Result run(Job& job)
{
    const Request& request = job.request();
    const scene::FilmOrder order = orderFor(request);
    job.progress(0, "preparing");
    const scene::Texture texture = textureFor(request, order);
    scene::Film film(order, texture);
    MovieFile movie("scene.mp4", {.width = order.width, .height = order.height, .fpsNum = request.fpsNum, .fpsDen = request.fpsDen, .frames = order.frames, .crf = order.draft ? 18 : 13});
    for (std::int64_t i = 0; i < order.frames; ++i) {
        job.stopIfCancelled();
        movie.writeRgba(film.frame(i), static_cast<std::size_t>(order.width) * 4);
        job.progress(static_cast<double>(i + 1) / static_cast<double>(order.frames + 1), "rendering");
    }
    movie.finish();
    return {.files = {{"picture", "scene.mp4"}}, .notes = notesFor(order, film)};
}

} // namespace

SPOTWRIGHT_PLUGIN("scene", "1.0.0", run)
