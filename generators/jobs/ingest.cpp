// SPDX-License-Identifier: GPL-3.0-or-later
#include "generators/jobs/ingest.h"

#include "assets/media/probe.h"
#include "generators/host/child.h"
#include "generators/jobs/job_text.h"

#include <cerrno>
#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <linux/openat2.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace spot
{

namespace
{

namespace fs = std::filesystem;
using Json = nlohmann::json;
constexpr std::size_t mostFiles = 64, mostWords = 10000;

struct CheckedFile {
    std::string role;
    fs::path path;
    MediaInfo info;
};

Error refused(const Capability& capability, const std::string& what)
{
    return {Fault::Invalid, capability.id + " returned " + what + ": report it to whoever made the plugin"};
}

std::string textAt(const Json& object, const char* key)
{
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<Json> parseResult(const PluginResult& result, const Capability& capability)
{
    const auto shallow = [](int depth, Json::parse_event_t, Json&) { return depth <= 8; };
    const Json json = Json::parse(result.result, shallow, false);
    if (!json.is_object()) return refused(capability, "a result that is not a JSON object");
    const auto files = json.find("files");
    if (files == json.end() || !files->is_array() || files->empty() || files->size() > mostFiles)
        return refused(capability, "a result without a list of 1 to 64 files");
    return json;
}

bool isPlainPath(const std::string& text)
{
    if (text.empty() || text.size() > 255 || text[0] == '/' || text.find('\0') != text.npos) return false;
    for (const fs::path& part : fs::path(text))
        if (part == ".." || part == "." || part.empty()) return false;
    return true;
}

/// The kernel walks the path and refuses links and ways out; nothing runs that could change it afterwards.
Result<fs::path> findFile(const fs::path& scratch, const std::string& name, const Capability& capability)
{
    const auto denied = [&](const std::string& why) {
        return Error{Fault::Denied, capability.id + " returned the file \"" + name.substr(0, 255) + "\", which " + why};
    };
    if (!isPlainPath(name)) return denied("is not a relative path inside its folder");
    const FileDescriptor folder(open(scratch.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    open_how how{};
    how.flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
    const FileDescriptor file(static_cast<int>(syscall(SYS_openat2, folder.get(), name.c_str(), &how, sizeof how)));
    if (!file && errno == ENOENT) return Error{Fault::NotFound, denied("is not there").message};
    if (!file && (errno == ELOOP || errno == EXDEV)) return denied("is reached through a link");
    if (!file) return denied(std::string("cannot be opened: ") + std::strerror(errno));
    struct stat facts{};
    if (fstat(file.get(), &facts) != 0 || !S_ISREG(facts.st_mode)) return denied("is not a regular file");
    return scratch / name;
}

const char* mainRole(GenerationKind kind)
{
    return kind == GenerationKind::Video || kind == GenerationKind::Image ? "picture" : "sound";
}

Result<Done> checkRole(const CheckedFile& file, GenerationKind kind, const Capability& capability)
{
    const MediaKind found = file.info.kind;
    const bool isSound = file.role == "sound" && found == MediaKind::Audio;
    const bool isPicture = file.role == "picture" && found == (kind == GenerationKind::Image ? MediaKind::Still : MediaKind::Video);
    if (isSound || isPicture) return Done{};
    const char* name = found == MediaKind::Video ? "a video" : found == MediaKind::Audio ? "a sound" : "a still picture";
    return refused(capability, std::string(name) + " as \"" + file.role.substr(0, 40) + "\" of a job of the kind " + nameOf(kind));
}

Result<std::vector<CheckedFile>> checkFiles(const Json& json, const PluginResult& result, const GenerationRequest& request,
                                            const Capability& capability)
{
    std::vector<CheckedFile> all;
    bool hasMain = false;
    for (const Json& entry : json.at("files")) {
        CheckedFile file{textAt(entry, "role"), {}, {}};
        SPOT_TRY(path, findFile(result.scratch, textAt(entry, "path"), capability));
        SPOT_TRY(info, probe(path));
        file.path = path;
        file.info = info;
        SPOT_TRY_DONE(checkRole(file, request.kind, capability));
        hasMain = hasMain || file.role == mainRole(request.kind);
        all.push_back(file);
    }
    if (!hasMain) return refused(capability, std::string("no ") + mainRole(request.kind) + " for a job of the kind " + nameOf(request.kind));
    return all;
}

/// Words that lie outside the sound, or go backwards, are left out: captions built on them would lie.
std::vector<SpokenWord> wordsOf(const Json& json, MediaTime duration)
{
    std::vector<SpokenWord> words;
    const auto list = json.find("words");
    if (list == json.end() || !list->is_array()) return words;
    for (const Json& entry : *list) {
        const std::string text = textAt(entry, "text");
        const auto time = [&](const char* key) { return entry.contains(key) && entry[key].is_number() ? entry[key].get<double>() : -1; };
        if (text.empty() || text.size() > 400 || words.size() >= mostWords) continue;
        const double start = time("start"), end = time("end");
        if (!(start >= 0) || !(end >= start) || !(end <= duration.seconds() + 0.5)) continue;
        words.push_back({text, MediaTime::fromSeconds(start), MediaTime::fromSeconds(end)});
    }
    return words;
}

std::string notesOf(const Json& json, const std::vector<CheckedFile>& files, const GenerationRequest& request)
{
    std::string notes = textAt(json, "notes").substr(0, 1000);
    const auto add = [&](const std::string& note) { notes += (notes.empty() ? "" : "; ") + note; };
    if (const auto dropped = json.find("dropped"); dropped != json.end() && dropped->is_array())
        for (const Json& field : *dropped)
            if (field.is_string()) add("ignored: " + field.get<std::string>().substr(0, 80));
    for (const CheckedFile& file : files) {
        if (!file.info.video || file.role != "picture") continue;
        const VideoInfo& video = *file.info.video;
        if (!(video.size == request.size))
            add("the picture is " + std::to_string(video.size.width) + "x" + std::to_string(video.size.height) + ", not as asked");
        if (request.kind == GenerationKind::Video && video.frames != request.frames)
            add("the video has " + std::to_string(video.frames) + " frames, not " + std::to_string(request.frames));
    }
    return notes;
}

Generated factFor(const ContentHash& media, const GenerationRequest& request, const Capability& capability)
{
    Generated fact;
    fact.media = media;
    fact.plugin = capability.id;
    fact.pluginVersion = capability.version;
    fact.origin = capability.origin == Origin::AiGenerated ? "ai_generated" : "procedural";
    fact.requestHash = request.hash();
    fact.request = textOf(request);
    fact.seed = request.seed;
    for (const GenerationInput& input : request.inputs) fact.inputs.push_back(input.media);
    if (request.brand.logo) fact.inputs.push_back(*request.brand.logo);
    return fact;
}

} // namespace

Result<GenerationOutcome> ingest(const PluginResult& result, const GenerationRequest& request, const Capability& capability,
                                 ContentStore& store, Ledger& ledger)
{
    SPOT_TRY(json, parseResult(result, capability));
    SPOT_TRY(files, checkFiles(json, result, request, capability));
    GenerationOutcome outcome;
    MediaTime sound;
    for (const CheckedFile& file : files) {
        SPOT_TRY(hash, store.put(file.path));
        SPOT_TRY(fact, ledger.append(factFor(hash, request, capability)));
        outcome.files.push_back({file.role, hash});
        sound = std::max(sound, file.info.duration);
    }
    outcome.words = wordsOf(json, sound);
    outcome.notes = notesOf(json, files, request);
    return outcome;
}

} // namespace spot
