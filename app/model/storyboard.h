// SPDX-License-Identifier: GPL-3.0-or-later
// app/model/storyboard.h: the scenes of a spot: seconds, lines, shots.
#pragma once

#include "app/model/ids.h"
#include "assets/base/media_time.h"

#include <string>
#include <vector>

namespace spot
{

/// A file of the person's that a scene names: `[the can](can.png)`.
struct MediaLink {
    std::string label, path; ///< path as written, relative to the script
    int line = 0, column = 0;
    bool operator==(const MediaLink&) const = default;
};

/// Who makes the picture of a scene.
enum class ShotKind { Scene, Card, OwnMedia };

/// One scene of the script, with the time it was given by fitting.                                             [value]
struct Scene {
    SceneId id;
    std::string name;
    std::string visual; ///< what is seen, in words, links replaced by their labels
    std::string voice;  ///< the spoken line, "" for none
    std::string super;  ///< the text on the picture
    std::string music, sfx;
    bool isFilmMuted = false; ///< a film of the person's that it shows plays without its own sound
    std::vector<MediaLink> media;
    ShotKind shot = ShotKind::Scene;
    MediaTime wanted; ///< as written; 0: not said
    TimeRange place;  ///< after fitting, on frame boundaries
    int line = 0;     ///< of its heading in the script
    bool operator==(const Scene&) const = default;
};

struct Storyboard {
    std::vector<Scene> scenes;
    bool operator==(const Storyboard&) const = default;
};

} // namespace spot
