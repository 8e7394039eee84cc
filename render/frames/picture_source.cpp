// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/frames/picture_source.h"

#include "assets/media/still_reader.h"
#include "assets/media/video_reader.h"

#include <list>
#include <map>

namespace spot
{

namespace
{

/// A decoder and the place it stands at.
struct Reader {
    VideoReader reader;
    MediaTime place;
    std::uint64_t used = 0;
};

/// One file; `failure` is kept so that a broken file is not opened again for every frame.
struct Medium {
    std::vector<Reader> readers;
    std::optional<FrameRate> rate;
    std::optional<Error> failure;
};

struct PictureKey {
    ContentHash media;
    std::int64_t place = 0; ///< frame where the rate is known, else flicks; -1 for stills
    auto operator<=>(const PictureKey&) const = default;
};

Error named(const Error& error, const ContentHash& media)
{
    const std::string name = media.hex().substr(0, 12);
    if (error.message.find(name) != std::string::npos) return error;
    return {error.fault, "media " + name + ": " + error.message};
}

} // namespace

struct PictureSource::Pool {
    struct Entry {
        PictureKey key;
        ImagePtr picture;
    };

    const MediaResolver& resolver;
    Options options;
    std::map<ContentHash, Medium> media;
    std::list<Entry> kept; // newest use first
    std::map<PictureKey, std::list<Entry>::iterator> places;
    std::size_t bytes = 0;
    std::uint64_t clock = 0;

    ImagePtr find(const PictureKey& key)
    {
        const auto place = places.find(key);
        if (place == places.end()) return nullptr;
        kept.splice(kept.begin(), kept, place->second);
        return place->second->picture;
    }

    void keep(const PictureKey& key, const ImagePtr& picture)
    {
        kept.push_front({key, picture});
        places[key] = kept.begin();
        bytes += picture->byteSize();
        while (bytes > options.cacheBytes && kept.size() > 1) {
            bytes -= kept.back().picture->byteSize();
            places.erase(kept.back().key);
            kept.pop_back();
        }
    }

    Result<VideoReader> openReader(const ContentHash& hash)
    {
        SPOT_TRY(file, resolver.pathOf(hash));
        return VideoReader::open(file, {options.decoderThreads, options.readerBytes});
    }

    /// Remembers what will not mend by itself; a missing file may come back.
    static Error remembered(Medium& medium, const Error& error, const ContentHash& hash)
    {
        const Error full = named(error, hash);
        if (error.fault != Fault::NotFound) medium.failure = full;
        return full;
    }

    /// The medium with at least one reader.
    Result<Medium*> opened(const ContentHash& hash)
    {
        Medium& medium = media[hash];
        if (medium.failure) return *medium.failure;
        if (!medium.readers.empty()) return &medium;
        auto reader = openReader(hash);
        if (!reader) return remembered(medium, reader.error(), hash);
        const VideoInfo& info = reader->info();
        if (!info.isVariableRate && info.rate.num > 0 && info.rate.den > 0) medium.rate = info.rate;
        medium.readers.push_back({std::move(*reader), {}, ++clock});
        return &medium;
    }

    /// The reader that stands closest before `t`; a fresh one where all stand elsewhere and another is allowed.
    Result<Reader*> readerFor(const ContentHash& hash, Medium& medium, MediaTime t)
    {
        constexpr MediaTime near = MediaTime::fromMilliseconds(1500);
        Reader* best = nullptr;
        for (Reader& r : medium.readers)
            if (r.place <= t && t - r.place < near && (!best || r.place > best->place)) best = &r;
        if (best) return best;
        const bool isFresh = medium.readers.size() == 1 && medium.readers.front().place == MediaTime{};
        if (!isFresh && medium.readers.size() < static_cast<std::size_t>(std::max(1, options.readersPerMedium))) {
            SPOT_TRY(reader, openReader(hash));
            medium.readers.push_back({std::move(reader), {}, 0});
            return &medium.readers.back();
        }
        return &*std::min_element(medium.readers.begin(), medium.readers.end(), [](const Reader& a, const Reader& b) { return a.used < b.used; });
    }

    /// A decoder holds dozens of pictures: a spot of many films would hold gigabytes.
    void closeIdle()
    {
        constexpr std::uint64_t isIdle = 120; // pictures of others since
        for (auto& [hash, medium] : media)
            std::erase_if(medium.readers, [&](const Reader& r) { return clock - r.used > isIdle; });
    }

    Result<ImagePtr> frame(const MediaFrame& wanted)
    {
        SPOT_TRY(found, opened(wanted.media));
        Medium& medium = *found;
        const std::int64_t frame = medium.rate ? medium.rate->frameAt(wanted.time) : wanted.time.flicks;
        const PictureKey key{wanted.media, frame};
        if (ImagePtr picture = find(key)) return picture;
        auto reader = readerFor(wanted.media, medium, wanted.time);
        if (!reader) return named(reader.error(), wanted.media);
        auto picture = (*reader)->reader.frameAt(wanted.time);
        if (!picture) return named(picture.error(), wanted.media);
        (*reader)->place = wanted.time, (*reader)->used = ++clock;
        closeIdle();
        keep(key, *picture);
        return *picture;
    }

    Result<ImagePtr> still(const ContentHash& hash)
    {
        const PictureKey key{hash, -1};
        if (ImagePtr picture = find(key)) return picture;
        Medium& medium = media[hash];
        if (medium.failure) return *medium.failure;
        const auto file = resolver.pathOf(hash);
        auto picture = file ? readStill(*file) : Result<ImagePtr>(file.error());
        if (!picture) return remembered(medium, picture.error(), hash);
        keep(key, *picture);
        return *picture;
    }
};

PictureSource::PictureSource(const MediaResolver& media, Options options) : m_pool(new Pool{media, options, {}, {}, {}, 0, 0}) {}
PictureSource::PictureSource(PictureSource&&) noexcept = default;
PictureSource::~PictureSource() = default;

Result<ImagePtr> PictureSource::pictureOf(const Draw& draw)
{
    if (const auto* frame = std::get_if<MediaFrame>(&draw.source)) return m_pool->frame(*frame);
    if (const auto* still = std::get_if<StillPicture>(&draw.source)) return m_pool->still(still->media);
    if (const auto* raster = std::get_if<RasterPicture>(&draw.source)) return raster->image;
    return Error{Fault::Invalid, "a solid, a gradient or a nested frame has no picture to decode"};
}

std::optional<FrameRate> PictureSource::rateOf(const ContentHash& media) 
{
    const auto medium = m_pool->opened(media);
    return medium ? (*medium)->rate : std::nullopt;
}

} // namespace spot
