// SPDX-License-Identifier: GPL-3.0-or-later
// app/model/media_item.h: a file the project uses, by its content, with what the project must know of it.
#pragma once

#include "app/model/foreign.h"
#include "app/model/ids.h"
#include "assets/base/content_hash.h"
#include "assets/base/media_time.h"
#include "assets/pixels/image.h"

#include <string>
#include <vector>

namespace spot
{

/// A word spoken in a sound, for captions and for fitting.
struct TimedWord {
    std::string text;
    MediaTime start, end; ///< media time
    bool operator==(const TimedWord&) const = default;
};

enum class ItemKind { Video, Still, Sound };

/// How a generated item came to be, so that another take can be asked for. Empty plugin: imported by the person.
struct TakeOrigin {
    std::string plugin, pluginVersion;
    std::string request; ///< the GenerationRequest as JSON
    bool operator==(const TakeOrigin&) const = default;
};

/// One file. `content` names the bytes in the content store.                                                    [value]
struct MediaItem {
    MediaId id;
    std::string name;
    ItemKind kind = ItemKind::Video;
    ContentHash content;
    MediaTime duration; ///< 0 for a still
    FrameSize size;     ///< {0,0} for a sound
    FrameRate rate = fps30;
    bool hasSound = false;
    SlotId slot; ///< the slot it is a take of, if any
    TakeOrigin origin;
    std::vector<TimedWord> words;
    Foreign foreign;
    bool operator==(const MediaItem&) const = default;
};

} // namespace spot
