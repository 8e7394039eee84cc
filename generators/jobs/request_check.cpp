// SPDX-License-Identifier: GPL-3.0-or-later
#include "generators/jobs/request_check.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace spot
{

namespace
{

using Json = nlohmann::json;

std::string plain(double number)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", number);
    return text;
}

bool isPicture(const GenerationRequest& request) { return request.kind == GenerationKind::Video || request.kind == GenerationKind::Image; }

Result<Done> checkSize(const GenerationRequest& request, const Capability& capability)
{
    const FrameSize size = request.size;
    const std::string shown = std::to_string(size.width) + "x" + std::to_string(size.height);
    if (size.width < 1 || size.height < 1 || size.width > maxImageSide || size.height > maxImageSide)
        return Error{Fault::OutOfRange, "a picture of " + shown + " pixels cannot be made: each side is 1 to " + std::to_string(maxImageSide)};
    if (size.width > capability.maxWidth.value_or(maxImageSide) || size.height > capability.maxHeight.value_or(maxImageSide))
        return Error{Fault::OutOfRange, capability.id + " makes pictures up to " + std::to_string(capability.maxWidth.value_or(maxImageSide)) + "x" +
                                            std::to_string(capability.maxHeight.value_or(maxImageSide)) + ", " + shown + " was asked for"};
    const auto fits = [&](const std::string& ratio) {
        const double wanted = std::stod(ratio) / std::stod(ratio.substr(ratio.find(':') + 1));
        return std::abs(size.aspect() / wanted - 1) < 0.01;
    };
    if (!capability.ratios.empty() && std::none_of(capability.ratios.begin(), capability.ratios.end(), fits))
        return Error{Fault::Unsupported, capability.id + " does not make pictures of the shape of " + shown};
    return Done{};
}

Result<Done> checkLength(const GenerationRequest& request, const Capability& capability)
{
    if (request.kind == GenerationKind::Image) return Done{};
    double seconds = static_cast<double>(request.samples) / 48000;
    if (request.kind == GenerationKind::Video) {
        if (request.rate.num <= 0 || request.rate.den <= 0) return Error{Fault::Invalid, "a video needs a frame rate over 0"};
        if (request.frames <= 0) return Error{Fault::OutOfRange, "a video needs at least one frame"};
        seconds = static_cast<double>(request.frames) / request.rate.perSecond();
    }
    if (request.samples < 0) return Error{Fault::OutOfRange, "a sound cannot have fewer than 0 samples"};
    const bool isOpen = request.kind != GenerationKind::Video && request.samples == 0;
    constexpr double tolerance = 1e-6;
    if (!isOpen && (seconds < capability.minSeconds - tolerance || seconds > capability.maxSeconds + tolerance))
        return Error{Fault::OutOfRange, capability.id + " makes " + plain(capability.minSeconds) + " to " + plain(capability.maxSeconds) +
                                            " seconds, " + plain(seconds) + " were asked for"};
    return Done{};
}

/// "en" offers "en-GB", and "en-GB" serves who asks for "en".
bool speaks(const std::string& offered, const std::string& asked)
{
    const std::string& shorter = offered.size() < asked.size() ? offered : asked;
    const std::string& longer = offered.size() < asked.size() ? asked : offered;
    return longer.starts_with(shorter) && (longer.size() == shorter.size() || longer[shorter.size()] == '-');
}

Result<Done> checkSpeech(const GenerationRequest& request, const Capability& capability)
{
    if (request.kind != GenerationKind::Voice) return Done{};
    if (request.text.empty()) return Error{Fault::Invalid, "a voice needs a text to speak"};
    if (!(request.voiceRate >= 0.1 && request.voiceRate <= 10) || !(request.voicePitch >= 0.1 && request.voicePitch <= 10))
        return Error{Fault::OutOfRange, "rate and pitch of a voice are 0.1 to 10"};
    const auto& all = capability.languages;
    if (!all.empty() && !request.language.empty() &&
        std::none_of(all.begin(), all.end(), [&](const std::string& offered) { return speaks(offered, request.language); }))
        return Error{Fault::Unsupported, capability.id + " does not speak \"" + request.language + "\""};
    return Done{};
}

Result<Done> checkParam(const CapabilityParam& param, const Json& value, const std::string& plugin)
{
    const auto wrong = [&](const std::string& what) { return Error{Fault::Invalid, plugin + ": " + param.id + " has to be " + what}; };
    switch (param.type) {
    case CapabilityParam::Type::Choice:
        if (!value.is_string() || std::find(param.choices.begin(), param.choices.end(), value.get<std::string>()) == param.choices.end())
            return wrong("one of the choices of its capability.json");
        break;
    case CapabilityParam::Type::Number:
        if (!value.is_number() || !(value.get<double>() >= param.min && value.get<double>() <= param.max))
            return wrong("a number from " + plain(param.min) + " to " + plain(param.max));
        break;
    case CapabilityParam::Type::Bool:
        if (!value.is_boolean()) return wrong("true or false");
        break;
    case CapabilityParam::Type::Text:
        if (!value.is_string()) return wrong("a text");
        break;
    }
    return Done{};
}

Result<Done> checkParams(const GenerationRequest& request, const Capability& capability)
{
    const auto shallow = [](int depth, Json::parse_event_t, Json&) { return depth <= 16; };
    const Json params = Json::parse(request.params.empty() ? "{}" : request.params, shallow, false);
    if (!params.is_object()) return Error{Fault::Invalid, "the request for " + capability.id + " has params that are not a JSON object"};
    for (const CapabilityParam& param : capability.params) {
        const auto given = params.find(param.id);
        if (given == params.end()) continue;
        SPOT_TRY_DONE(checkParam(param, *given, capability.id));
    }
    return Done{};
}

} // namespace

Result<Done> checkRequest(const GenerationRequest& request, const Capability& capability)
{
    if (!capability.offers(nameOf(request.kind)))
        return Error{Fault::Unsupported, capability.id + " does not make " + nameOf(request.kind)};
    if (request.inputs.size() > 100) return Error{Fault::OutOfRange, "a request has at most 100 inputs"};
    if (isPicture(request)) SPOT_TRY_DONE(checkSize(request, capability));
    SPOT_TRY_DONE(checkLength(request, capability));
    SPOT_TRY_DONE(checkSpeech(request, capability));
    return checkParams(request, capability);
}

} // namespace spot
