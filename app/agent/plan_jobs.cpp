// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/plan_jobs.h"

#include "app/agent/slots.h"
#include "app/script/fields.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace spot
{

namespace
{

using Json = nlohmann::json;

constexpr std::array<std::string_view, 4> ours{"scene", "card", "voice-espeak", "music-bed"};
constexpr MediaTime shortestForDissolve = MediaTime::fromMilliseconds(2000);
constexpr MediaTime dissolveLength = MediaTime::fromMilliseconds(400);

Result<const Capability*> wanted(const Catalog& catalog, std::string_view kind)
{
    if (const Capability* found = pluginFor(catalog, kind)) return found;
    return Error{Fault::Unsupported, "no plugin here makes " + std::string(kind) + ": look at \"spotwright-cli plugins\" and set SPOTWRIGHT_PLUGINS to the folder of the plugins"};
}

/// Only what the plugin declares goes into params: others would be refused.
std::string paramsFor(const Capability& plugin, const Json& wishes)
{
    Json params = Json::object();
    for (const CapabilityParam& p : plugin.params)
        if (const auto found = wishes.find(p.id); found != wishes.end()) {
            const bool known = p.type != CapabilityParam::Type::Choice || (found->is_string() && std::find(p.choices.begin(), p.choices.end(), found->get<std::string>()) != p.choices.end());
            if (known) params[p.id] = *found;
        }
    return params.dump();
}

std::uint64_t seedOf(const JobOptions& options, const Scene& scene, SlotKind kind) { return options.seed * 1'000'003 + scene.id.value * 16 + static_cast<std::uint64_t>(kind); }

BrandLook lookOf(const Brief& brief, const LinkedMedia& linked)
{
    BrandLook look{brief.brand.name, brief.brand.colours, std::nullopt, brief.brand.font};
    if (const auto logo = linked.find(brief.brand.logo); !brief.brand.logo.empty() && logo != linked.end()) look.logo = logo->second.content;
    return look;
}

std::vector<GenerationInput> inputsOf(const Scene& scene, const LinkedMedia& linked)
{
    std::vector<GenerationInput> inputs;
    for (const MediaLink& link : scene.media)
        if (const auto found = linked.find(link.path); found != linked.end() && found->second.kind == ItemKind::Still)
            inputs.push_back({scene.shot == ShotKind::OwnMedia ? "reference_image" : "product", link.label, found->second.content});
    return inputs;
}

bool isNone(const std::string& text) { return text == "no" || saysNone(text); }

/// The person's own film needs no generator.
bool isOwnFilm(const Scene& scene, const LinkedMedia& linked)
{
    if (scene.shot != ShotKind::OwnMedia || scene.media.empty()) return false;
    const auto found = linked.find(scene.media.front().path);
    return found != linked.end() && found->second.kind == ItemKind::Video;
}

Result<PlannedJob> planCard(const Brief& brief, const Scene& scene, GenerationRequest request, const Catalog& catalog)
{
    SPOT_TRY(plugin, wanted(catalog, "image"));
    request.plugin = plugin->id;
    request.kind = GenerationKind::Image;
    request.frames = 0;
    request.text = scene.super.empty() ? brief.brand.name : scene.super;
    request.params = paramsFor(*plugin, {{"layout", request.inputs.empty() ? "end_card" : "packshot"}, {"tagline", brief.brand.tagline}, {"url", brief.brand.url}});
    return PlannedJob{{}, scene.name + ": card", std::move(request)};
}

} // namespace

const Capability* pluginFor(const Catalog& catalog, std::string_view kind)
{
    const std::vector<const Capability*> offers = catalog.offering(kind);
    const auto rank = [&](const Capability* c) {
        if (std::find(ours.begin(), ours.end(), c->id) != ours.end()) return 0;
        return c->id.rfind("test-", 0) == 0 ? 2 : 1;
    };
    const auto best = std::min_element(offers.begin(), offers.end(), [&](const Capability* a, const Capability* b) { return std::pair(rank(a), a->id) < std::pair(rank(b), b->id); });
    return best == offers.end() ? nullptr : *best;
}

MediaTime dissolveInto(const Storyboard& board, std::size_t index, FrameRate rate)
{
    if (index == 0 || index >= board.scenes.size() || index % 2 == 0) return {};
    const Scene &before = board.scenes[index - 1], &scene = board.scenes[index];
    const bool fits = before.shot == ShotKind::Scene && scene.shot == ShotKind::Scene && before.place.length() >= shortestForDissolve && scene.place.length() >= shortestForDissolve;
    return fits ? rate.nearestBoundary(dissolveLength) : MediaTime{};
}

std::int64_t framesOf(const Storyboard& board, std::size_t index, FrameRate rate)
{
    const Scene& scene = board.scenes[index];
    return rate.frameAt(scene.place.end) - rate.frameAt(scene.place.start) + rate.framesIn(dissolveInto(board, index + 1, rate));
}

std::vector<MediaTime> filmLengths(const Storyboard& board, const LinkedMedia& linked)
{
    std::vector<MediaTime> lengths;
    for (const Scene& scene : board.scenes) lengths.push_back(isOwnFilm(scene, linked) ? linked.at(scene.media.front().path).duration : MediaTime{});
    return lengths;
}

Result<std::vector<PlannedJob>> planVoices(const Brief& brief, const Storyboard& board, const Catalog& catalog, const JobOptions& options)
{
    std::vector<PlannedJob> jobs;
    for (const Scene& scene : board.scenes) {
        if (scene.voice.empty()) continue;
        SPOT_TRY(plugin, wanted(catalog, "voice"));
        GenerationRequest request;
        request.plugin = plugin->id;
        request.kind = GenerationKind::Voice;
        request.seed = seedOf(options, scene, SlotKind::Voice);
        request.text = scene.voice;
        request.language = brief.language;
        request.voice = brief.voice;
        request.voiceRate = options.voiceRate;
        jobs.push_back({slotOf(scene.id, SlotKind::Voice), scene.name + ": voice", std::move(request)});
    }
    return jobs;
}

Result<std::vector<PlannedJob>> planPictures(const Brief& brief, const Storyboard& board, std::size_t ratio, const LinkedMedia& linked, const Catalog& catalog, const JobOptions& options)
{
    SPOT_CHECK(ratio < brief.ratios.size(), "the ratio is one of the brief's");
    std::vector<PlannedJob> jobs;
    for (std::size_t i = 0; i < board.scenes.size(); ++i) {
        const Scene& scene = board.scenes[i];
        if (isOwnFilm(scene, linked)) continue;
        GenerationRequest request;
        request.seed = seedOf(options, scene, SlotKind::Picture);
        request.prompt = scene.visual;
        request.language = brief.language;
        request.size = brief.ratios[ratio].size(options.shorterSide);
        request.rate = brief.rate;
        request.frames = framesOf(board, i, brief.rate);
        request.draft = options.draft;
        request.brand = lookOf(brief, linked);
        request.inputs = inputsOf(scene, linked);
        const SlotId slot = slotOf(scene.id, SlotKind::Picture, ratio);
        if (scene.shot == ShotKind::Card) {
            SPOT_TRY(card, planCard(brief, scene, std::move(request), catalog));
            card.slot = slot;
            jobs.push_back(std::move(card));
            continue;
        }
        SPOT_TRY(plugin, wanted(catalog, "video"));
        request.plugin = plugin->id;
        request.kind = GenerationKind::Video;
        jobs.push_back({slot, scene.name + ": picture", std::move(request)});
    }
    return jobs;
}

Result<std::vector<PlannedJob>> planSounds(const Brief& brief, const Storyboard& board, const Catalog& catalog, const JobOptions& options)
{
    std::vector<PlannedJob> jobs;
    std::string mood = brief.music;
    for (const Scene& scene : board.scenes)
        if (!scene.music.empty() && mood.find(scene.music) == mood.npos && brief.music.empty() && !isNone(scene.music)) mood += (mood.empty() ? "" : ", ") + scene.music;
    if (!isNone(mood)) {
        SPOT_TRY(plugin, wanted(catalog, "music"));
        GenerationRequest request;
        request.plugin = plugin->id;
        request.kind = GenerationKind::Music;
        request.seed = options.seed * 1'000'003;
        request.prompt = mood.empty() ? "bright, warm" : mood;
        request.samples = board.scenes.back().place.end.samples(48000);
        const bool several = board.scenes.size() > 1;
        request.params = paramsFor(*plugin, several ? Json{{"hit_seconds", board.scenes.back().place.start.seconds()}} : Json::object());
        jobs.push_back({musicSlot, "Music", std::move(request)});
    }
    for (const Scene& scene : board.scenes) {
        if (scene.sfx.empty() || isNone(scene.sfx)) continue;
        SPOT_TRY(plugin, wanted(catalog, "sfx"));
        GenerationRequest request;
        request.plugin = plugin->id;
        request.kind = GenerationKind::Sfx;
        request.seed = seedOf(options, scene, SlotKind::Effect);
        request.prompt = scene.sfx;
        jobs.push_back({slotOf(scene.id, SlotKind::Effect), scene.name + ": effect", std::move(request)});
    }
    return jobs;
}

} // namespace spot
