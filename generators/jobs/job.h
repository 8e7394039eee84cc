// SPDX-License-Identifier: GPL-3.0-or-later
// generators/jobs/job.h: what is asked of a generator, the states of a job, and what is told about it; plain values.
#pragma once

#include "assets/base/content_hash.h"
#include "assets/base/media_time.h"
#include "assets/base/result.h"
#include "assets/base/strong_id.h"
#include "assets/pixels/image.h"

#include <optional>
#include <string>
#include <vector>

namespace spot
{

struct JobTag;
using JobId = Id<JobTag>;

enum class GenerationKind { Video, Image, Voice, Music, Sfx };
const char* nameOf(GenerationKind kind); ///< "video", "image", "voice", "music", "sfx"; as in capability.json

/// A file of the person's, already in the content store, that the plugin may see.
struct GenerationInput {
    std::string role;  ///< "product", "reference_image", "base_video", "logo"
    std::string label; ///< what the script calls it: "the can"
    ContentHash media;
    bool operator==(const GenerationInput&) const = default;
};

struct BrandLook {
    std::string name;
    std::vector<std::string> colours; ///< "#RRGGBB"
    std::optional<ContentHash> logo;
    std::string font;
    bool operator==(const BrandLook&) const = default;
};

/// Everything a plugin is told, and nothing more. Same request, same plugin version: same bytes.                [value]
struct GenerationRequest {
    std::string plugin; ///< id in the catalog: "voice-espeak"
    GenerationKind kind = GenerationKind::Video;
    std::uint64_t seed = 1;
    std::string prompt;
    std::string text, language, voice; ///< voice jobs
    double voiceRate = 1, voicePitch = 1;
    FrameSize size;                    ///< pictures
    FrameRate rate = fps30;
    std::int64_t frames = 0;           ///< video: exact length
    std::int64_t samples = 0;          ///< sound at 48 kHz: exact length, 0: as long as it is
    bool draft = false;
    BrandLook brand;
    std::vector<GenerationInput> inputs;
    std::vector<std::string> people;   ///< whose voice or likeness it uses, as named in the ledger's consents
    std::string params = "{}";         ///< JSON object of what capability.json declares
    bool operator==(const GenerationRequest&) const = default;

    /// SHA-256 over every field (and the plugin's version, which the caller adds): the key of the job cache.
    ContentHash hash() const;
};

/// For whom a job is: kept with it for whoever asked; the queue itself only tells projects apart.              [value]
struct JobPurpose {
    std::string project;    ///< whose job it is; only this project takes it up again and gets its take. Empty: nobody's
    std::uint64_t slot = 0; ///< what of the project it is made for
    std::string title;      ///< for the person: "First light: picture"
    bool wasAskedFor = false; ///< the person wanted this very take
    bool operator==(const JobPurpose&) const = default;
};

/// draft -> queued -> submitting -> running -> ingesting -> ready, or failed, cancelled, unknown (a crash of ours while submitting).
enum class JobState { Draft, Queued, Submitting, Running, Ingesting, Ready, Failed, Cancelled, Unknown };
const char* nameOf(JobState state); ///< "draft", "queued", ...
bool isFinal(JobState state);
bool mayFollow(JobState from, JobState to); ///< the state machine as a pure function

/// A spoken word inside generated sound, for captions.
struct SpokenWord {
    std::string text;
    MediaTime start, end;
    bool operator==(const SpokenWord&) const = default;
};

/// What came out, after ingest: files in the content store.
struct GeneratedFile {
    std::string role; ///< "picture", "sound"
    ContentHash media;
    bool operator==(const GeneratedFile&) const = default;
};
struct GenerationOutcome {
    std::vector<GeneratedFile> files; ///< at least one
    std::vector<SpokenWord> words;
    std::string notes;
    bool fromCache = false;           ///< the same request had been made before
    bool operator==(const GenerationOutcome&) const = default;
};

/// Told through the one callback given to the job queue, on the queue's thread.
struct JobEvent {
    JobId job;
    JobState state = JobState::Queued;
    double fraction = 0; ///< 0..1 of the work
    std::string stage;
    std::optional<GenerationOutcome> outcome; ///< when Ready
    std::optional<Error> error;               ///< when Failed, Cancelled, Unknown
};

} // namespace spot
