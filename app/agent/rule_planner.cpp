// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/rule_planner.h"

#include "app/script/fields.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace spot
{

namespace
{

std::string lowered(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

bool hasAny(const std::string& text, std::span<const std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return text.find(w) != text.npos; });
}

bool isMovie(std::string_view path)
{
    const auto dot = path.rfind('.');
    const std::string ending = dot == path.npos ? "" : lowered(std::string(path.substr(dot)));
    static constexpr std::array<std::string_view, 7> movies{".mp4", ".mov", ".mkv", ".webm", ".m4v", ".avi", ".mxf"};
    return std::find(movies.begin(), movies.end(), ending) != movies.end();
}

/// What is left of the visual once the labels of its links are taken away, in letters.
std::size_t wordsBesideLinks(const Scene& scene)
{
    std::string text = scene.visual;
    for (const MediaLink& link : scene.media)
        if (const auto at = text.find(link.label); !link.label.empty() && at != text.npos) text.erase(at, link.label.size());
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) || c >= 0xC0; }));
}

struct QuotePair {
    std::string_view open, close;
};
constexpr std::array quotePairs{QuotePair{"\"", "\""}, QuotePair{"“", "”"}, QuotePair{"「", "」"}, QuotePair{"『", "』"}};

/// Where each pair closes for the last time in a text: whether a quote that opens somewhere is closed later is then no search.
class LastCloses
{
public:
    explicit LastCloses(std::string_view text)
    {
        for (std::size_t i = 0; i < quotePairs.size(); ++i) m_at[i] = text.rfind(quotePairs[i].close);
    }
    /// A quote of this pair that opens at `at`.
    bool isClosed(const QuotePair* pair, std::size_t at) const
    {
        const std::size_t last = m_at[static_cast<std::size_t>(pair - quotePairs.data())];
        return last != std::string_view::npos && last >= at + pair->open.size();
    }

private:
    std::array<std::size_t, quotePairs.size()> m_at{};
};

/// Takes the quoted parts out of a sentence.
struct Spoken {
    std::string said, rest;
};
Spoken takeQuotes(std::string_view text)
{
    Spoken result;
    const LastCloses closes(text);
    const std::size_t whole = text.size();
    while (!text.empty()) {
        const auto pair = std::find_if(quotePairs.begin(), quotePairs.end(), [&](const QuotePair& q) { return text.substr(0, q.open.size()) == q.open; });
        const bool isQuote = pair != quotePairs.end() && closes.isClosed(&*pair, whole - text.size());
        const auto close = isQuote ? text.find(pair->close, pair->open.size()) : text.npos;
        if (close == text.npos) {
            result.rest += text.front();
            text.remove_prefix(1);
            continue;
        }
        if (!result.said.empty()) result.said += " ";
        result.said += trimmed(text.substr(pair->open.size(), close - pair->open.size()));
        text.remove_prefix(close + pair->close.size());
    }
    result.rest = trimmed(result.rest);
    while (!result.rest.empty() && (result.rest.back() == ':' || result.rest.back() == ',')) result.rest.pop_back();
    return result;
}

/// `parts` sentences spread over `count` scenes, in order and as evenly as can be.
std::vector<Scene> spread(const std::vector<std::pair<std::string, int>>& sentences, std::size_t count, bool speakAll)
{
    std::vector<Scene> scenes;
    for (std::size_t i = 0; i < count; ++i) {
        Scene scene;
        scene.name = "Scene " + std::to_string(i + 1);
        for (std::size_t s = i * sentences.size() / count; s < (i + 1) * sentences.size() / count; ++s) {
            const auto [said, rest] = takeQuotes(sentences[s].first);
            if (!scene.line) scene.line = sentences[s].second;
            const std::string spoken = speakAll ? sentences[s].first : said;
            if (!rest.empty()) scene.visual += (scene.visual.empty() ? "" : " ") + rest;
            if (!spoken.empty()) scene.voice += (scene.voice.empty() ? "" : " ") + spoken;
        }
        scenes.push_back(std::move(scene));
    }
    return scenes;
}

/// A short first paragraph without an end mark is the title.
void takeTitle(Script& script, std::vector<LooseParagraph>& paragraphs)
{
    if (!script.brief.title.empty() || paragraphs.empty()) return;
    const std::string& first = paragraphs.front().text;
    const bool isTitle = paragraphs.size() > 1 && first.size() <= 80 && sentencesOf(first).size() == 1 && std::string(".!?").find(first.back()) == std::string::npos;
    if (!isTitle) return;
    script.brief.title = first;
    paragraphs.erase(paragraphs.begin());
}

Result<Done> planLoose(Script& script)
{
    std::vector<LooseParagraph> paragraphs = script.loose;
    takeTitle(script, paragraphs);
    std::vector<std::pair<std::string, int>> sentences;
    bool hasQuotes = false;
    for (const LooseParagraph& p : paragraphs)
        for (const std::string& s : sentencesOf(p.text)) {
            sentences.push_back({s, p.line});
            hasQuotes = hasQuotes || !takeQuotes(s).said.empty();
        }
    if (sentences.empty()) return Error{Fault::Invalid, "there is no sentence to make a scene of"};
    const bool withEndCard = !script.brief.title.empty() && script.brief.length >= MediaTime::fromSeconds(5);
    const double room = script.brief.length.seconds() - (withEndCard ? 2.5 : 0);
    const auto wanted = static_cast<std::size_t>(std::max(1.0, std::round(room / 3.5)));
    script.storyboard.scenes = spread(sentences, std::min(wanted, sentences.size()), !hasQuotes);
    if (withEndCard) {
        Scene card;
        card.name = "End card";
        card.visual = script.brief.title;
        card.super = script.brief.title;
        card.line = sentences.back().second;
        script.storyboard.scenes.push_back(card);
    }
    script.loose.clear();
    return Done{};
}

} // namespace

std::vector<std::string> sentencesOf(std::string_view text)
{
    std::vector<std::string> sentences;
    std::string open;
    std::string_view closing; // of the quote we are in
    const LastCloses closes(text);
    const std::size_t whole = text.size();
    while (!text.empty()) {
        std::size_t length = 1;
        while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) ++length;
        const std::string_view sign = text.substr(0, length);
        const std::size_t at = whole - text.size();
        text.remove_prefix(length);
        open += sign;
        if (!closing.empty()) {
            if (sign == closing) closing = {};
            continue;
        }
        const auto quote = std::find_if(quotePairs.begin(), quotePairs.end(), [&](const QuotePair& q) { return q.open == sign; });
        if (quote != quotePairs.end() && closes.isClosed(&*quote, at)) closing = quote->close;
        const bool ends = sign == "。" || sign == "！" || sign == "？" || ((sign == "." || sign == "!" || sign == "?") && (text.empty() || text.front() == ' '));
        if (!ends) continue;
        if (const auto sentence = trimmed(open); !sentence.empty()) sentences.emplace_back(sentence);
        open.clear();
    }
    if (const auto rest = trimmed(open); !rest.empty()) sentences.emplace_back(rest);
    return sentences;
}

ShotKind shotKindOf(const Scene& scene, bool isLast)
{
    static constexpr std::array<std::string_view, 13> cards{"packshot", "pack shot", "end card", "endcard", "logo", "title card", "call to action",
                                                            "패키지샷", "팩샷", "엔드카드", "엔딩 카드", "로고", "마무리 카드"};
    const bool saysCard = hasAny(lowered(scene.name), cards) || hasAny(lowered(scene.visual), cards);
    if (!scene.media.empty() && (isMovie(scene.media.front().path) || (!saysCard && wordsBesideLinks(scene) < 4))) return ShotKind::OwnMedia;
    if (saysCard || (isLast && scene.visual.empty())) return ShotKind::Card;
    return ShotKind::Scene;
}

Result<Script> planScript(const Script& script)
{
    Script planned = script;
    if (planned.storyboard.scenes.empty()) SPOT_TRY_DONE(planLoose(planned));
    auto& scenes = planned.storyboard.scenes;
    for (std::size_t i = 0; i < scenes.size(); ++i) {
        scenes[i].id = {i + 1};
        scenes[i].shot = shotKindOf(scenes[i], scenes.size() > 1 && i + 1 == scenes.size());
        if (scenes[i].visual.empty()) scenes[i].visual = scenes[i].super.empty() ? scenes[i].voice : scenes[i].super;
    }
    Brief& brief = planned.brief;
    if (brief.title.empty()) brief.title = brief.brand.name.empty() ? "Untitled spot" : brief.brand.name;
    if (brief.brand.name.empty()) brief.brand.name = brief.title;
    return planned;
}

} // namespace spot
