// SPDX-License-Identifier: GPL-3.0-or-later
// spotwright-cli probe: what a media file is.
#include "app/cli/command.h"
#include "assets/media/probe.h"

#include <cstdio>

namespace spot
{

namespace
{

void print(const MediaInfo& info)
{
    static constexpr const char* kinds[] = {"film", "sound", "still"};
    std::printf("kind       %s (%s), %.3f s, %ju bytes\n", kinds[static_cast<int>(info.kind)], info.container.c_str(), info.duration.seconds(), info.bytes);
    if (info.video) {
        const VideoInfo& v = *info.video;
        std::printf("picture    %s, %dx%d, %d bit%s%s\n", v.codec.c_str(), v.size.width, v.size.height, v.bits, v.alpha == AlphaMode::Opaque ? "" : ", alpha", v.rotation ? (", turned by " + std::to_string(v.rotation)).c_str() : "");
        if (info.kind == MediaKind::Video) std::printf("rate       %.3f fps%s, %lld frames\n", v.rate.perSecond(), v.isVariableRate ? " (variable)" : "", static_cast<long long>(v.frames));
        std::printf("colour     %s\n", describe(v.colour).c_str());
    }
    if (info.audio) std::printf("sound      %s, %d Hz, %d channel%s, %.3f s\n", info.audio->codec.c_str(), info.audio->rate, info.audio->channels, info.audio->channels == 1 ? "" : "s", info.audio->duration.seconds());
    for (const std::string& warning : info.warnings) std::printf("warning    %s\n", warning.c_str());
}

} // namespace

Exit runProbe(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription("Says what a film, a sound or a picture is, or why it cannot be used.");
    parser.addPositionalArgument("FILE", "The media file");
    if (const auto exit = parse(parser, "probe", arguments)) return *exit;
    if (parser.positionalArguments().size() != 1) return misuse("probe", "one file is needed");
    const auto info = probe(fileNamed(parser.positionalArguments().at(0)));
    if (!info) {
        const Exit exit = say(info.error());
        return exit == Exit::Unsupported ? Exit::BadInput : exit; // a file that is no media is bad input
    }
    print(*info);
    return Exit::Done;
}

} // namespace spot
