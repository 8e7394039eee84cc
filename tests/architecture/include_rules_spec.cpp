// SPDX-License-Identifier: GPL-3.0-or-later
// The three laws, read off the #include lines: includes go down, never up, and no circle of folders exists.
#include "tests/support/spec.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace
{

using Folders = std::set<std::string>;

/// For each folder, the folders of ours that it may include (itself always). The picture of the house, as data.
const std::map<std::string, Folders>& arrows()
{
    static const Folders words{"assets/base", "assets/pixels"};
    static const auto with = [](Folders a, const Folders& b) { a.insert(b.begin(), b.end()); return a; };
    static const std::map<std::string, Folders> table{
        {"assets/base", {}},
        {"assets/pixels", {"assets/base"}},
        {"assets/ffmpeg", words},
        {"assets/media", with({"assets/ffmpeg"}, words)},
        {"assets/store", {"assets/base"}},
        {"assets/ledger", {"assets/base", "assets/store"}},
        {"render/effects", words},
        {"render/composition", with({"render/effects"}, words)},
        {"render/cpu", with({"render/composition", "render/effects"}, words)},
        {"render/vulkan", words},
        {"render/passes", with({"render/composition", "render/vulkan"}, words)},
        {"render/frames", with({"render/composition", "render/cpu", "render/effects", "render/passes", "render/vulkan", "assets/media", "assets/store"}, words)},
        {"render/audio", with({"render/composition", "assets/media", "assets/store"}, words)},
        {"render/present", with({"render/frames", "render/vulkan", "render/passes", "render/composition"}, words)},
        {"render/export", with({"render/composition", "render/frames", "render/audio", "assets/ffmpeg", "assets/media", "assets/store"}, words)},
        {"generators/abi", {}},
        {"generators/protocol", {"assets/base"}},
        {"generators/worker", {"generators/abi", "generators/protocol", "assets/base"}},
        {"generators/catalog", {"assets/base"}},
        {"generators/host", {"generators/protocol", "generators/catalog", "assets/base"}},
        {"generators/jobs", with({"generators/host", "generators/catalog", "assets/media", "assets/store", "assets/ledger"}, words)},
        {"app/model", with({"render/composition"}, words)},
        {"app/diff", with({"app/model", "render/composition", "render/effects"}, words)},
        {"app/edit", with({"app/model", "render/composition", "render/effects"}, words)},
        {"app/file", with({"app/model", "app/edit", "render/composition", "assets/store"}, words)},
        {"app/exchange", with({"app/model", "app/edit", "app/file", "render/composition", "render/effects", "assets/store"}, words)},
        {"app/script", with({"app/model"}, words)},
        {"app/compose", with({"app/model", "render/composition", "render/effects"}, words)},
        {"app/bake", with({"app/model", "app/edit", "app/compose", "render/composition", "render/frames", "render/export", "assets/media"}, words)},
        {"app/check", with({"app/model", "render/composition", "render/effects", "assets/ledger"}, words)},
        {"app/session", with({"app/model", "app/edit", "app/file", "render/composition", "generators/jobs", "generators/catalog", "assets/media", "assets/store", "assets/ledger"}, words)},
        {"app/deliver", with({"app/model", "app/compose", "app/check", "render/composition", "render/export", "assets/store", "assets/ledger", "assets/media"}, words)},
        {"app/agent", with({"app/model", "app/edit", "app/script", "app/session", "app/check", "render/composition", "generators/jobs", "generators/catalog", "assets/media", "assets/store"}, words)},
        {"app/cli", {"app", "render", "generators", "assets"}},
        {"ui/kit", with({"app/model"}, words)},
        {"ui/desk", {"ui/kit", "app/model", "app/edit", "app/file", "app/session", "assets/base"}},
        {"ui/art", {"app/model", "assets/base", "assets/pixels", "assets/media", "assets/store"}},
        {"ui/shell", {"ui", "app", "render/audio", "render/frames", "assets/base", "assets/store"}},
        {"plugins/sdk", {"generators/abi"}},
    };
    return table;
}

/// What a whole top-level folder may include, for folders that the table does not name.
const std::map<std::string, Folders>& roofs()
{
    static const std::map<std::string, Folders> table{
        {"ui", {"ui/kit", "ui/desk", "ui/art", "app", "render/present", "render/frames", "render/audio", "render/composition", "render/effects", "render/export", "assets"}},
        {"plugins", {"generators/abi", "plugins/sdk"}},
        {"tests", {"app", "ui", "render", "generators", "assets", "plugins", "tests"}},
    };
    return table;
}

/// System headers that a folder may never see, and those that may.
struct Fence {
    std::string header; ///< beginning of an #include <...>
    Folders mayInclude;
};
const std::vector<Fence>& fences()
{
    static const std::vector<Fence> all{
        {"Q", {"generators/host", "generators/jobs", "app/session", "app/file", "app/exchange", "app/agent", "app/compose", "app/cli", "app/deliver", "ui", "plugins", "tests"}},
        {"vulkan/", {"render/vulkan", "render/passes", "render/present", "plugins", "tests"}},
        {"libav", {"assets/ffmpeg", "assets/media", "render/export", "plugins", "tests"}},
        {"libsw", {"assets/ffmpeg", "assets/media", "render/export", "render/audio", "plugins", "tests"}},
        {"OpenImageIO/", {"assets/media", "tests"}},
        {"torch/", {"plugins"}},
        {"sqlite3", {"app/file", "generators/jobs", "tests"}},
    };
    return all;
}

bool isUnder(const std::string& folder, const Folders& roots)
{
    for (const std::string& root : roots)
        if (folder == root || folder.substr(0, root.size() + 1) == root + "/") return true;
    return false;
}

std::string folderOf(const std::string& path)
{
    const auto first = path.find('/'), second = first == path.npos ? path.npos : path.find('/', first + 1);
    return second == path.npos ? path.substr(0, first) : path.substr(0, second);
}

struct Include {
    std::string file, target;
    bool isOurs = false;
};

std::vector<Include> readIncludes(const fs::path& root)
{
    static const std::regex line(R"(^\s*#\s*include\s*([<"])([^">]+)[">])");
    static const std::set<std::string> kinds{".h", ".hpp", ".cpp", ".c"};
    std::vector<Include> includes;
    for (const char* top : {"assets", "render", "generators", "app", "ui", "plugins", "tests"})
        for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
            if (!entry.is_regular_file() || !kinds.count(entry.path().extension())) continue;
            std::ifstream in(entry.path());
            std::string text;
            std::smatch found;
            while (std::getline(in, text))
                if (std::regex_search(text, found, line)) includes.push_back({fs::relative(entry.path(), root).string(), found[2], found[1] == "\""});
        }
    return includes;
}

bool mayInclude(const std::string& from, const std::string& to)
{
    if (from == to) return true;
    const auto exact = arrows().find(from);
    if (exact != arrows().end()) return isUnder(to, exact->second);
    const auto roof = roofs().find(from.substr(0, from.find('/')));
    return roof != roofs().end() && isUnder(to, roof->second);
}

/// A circle in a graph of folders as a sentence, or nothing.
std::string circleIn(const std::map<std::string, Folders>& graph)
{
    std::map<std::string, int> state; // 1 on the way, 2 done
    std::vector<std::string> way;
    std::function<std::string(const std::string&)> visit = [&](const std::string& node) -> std::string {
        if (state[node] == 2) return {};
        if (state[node] == 1) {
            std::string circle = node;
            for (auto it = way.rbegin(); it != way.rend(); ++it) {
                circle = *it + " -> " + circle;
                if (*it == node) break;
            }
            return circle;
        }
        state[node] = 1;
        way.push_back(node);
        if (const auto next = graph.find(node); next != graph.end())
            for (const std::string& to : next->second)
                if (const std::string circle = visit(to); !circle.empty()) return circle;
        way.pop_back();
        state[node] = 2;
        return {};
    };
    for (const auto& [node, targets] : graph)
        if (const std::string circle = visit(node); !circle.empty()) return circle;
    return {};
}

fs::path sourceRoot() { return fs::path(qEnvironmentVariable("SPOTWRIGHT_SOURCE").toStdString()); }

} // namespace

class IncludeRulesSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void includes_go_down_only()
    {
        QStringList broken;
        const auto includes = readIncludes(sourceRoot());
        QVERIFY(includes.size() > 100);
        for (const Include& include : includes) {
            if (!include.isOurs) continue;
            const bool known = fs::exists(sourceRoot() / include.target);
            if (!known) continue; // a file beside it, or a generated one
            const std::string from = folderOf(include.file), to = folderOf(include.target);
            if (!mayInclude(from, to)) broken << QString::fromStdString(from + " may not include " + to + " (" + include.file + ")");
        }
        broken.removeDuplicates();
        QVERIFY2(broken.isEmpty(), qPrintable("\n" + broken.join('\n')));
    }

    void libraries_stay_behind_their_fences()
    {
        QStringList broken;
        for (const Include& include : readIncludes(sourceRoot()))
            for (const Fence& fence : fences()) {
                if (include.isOurs || include.target.compare(0, fence.header.size(), fence.header) != 0) continue;
                if (!isUnder(folderOf(include.file), fence.mayInclude))
                    broken << QString::fromStdString(include.file + " may not include <" + include.target + ">");
            }
        QVERIFY2(broken.isEmpty(), qPrintable("\n" + broken.join('\n')));
    }

    void no_circle_of_folders_exists_at_either_level()
    {
        std::map<std::string, Folders> folders, tops;
        for (const Include& include : readIncludes(sourceRoot())) {
            if (!include.isOurs || !fs::exists(sourceRoot() / include.target)) continue;
            const std::string from = folderOf(include.file), to = folderOf(include.target);
            const std::string fromTop = from.substr(0, from.find('/')), toTop = to.substr(0, to.find('/'));
            if (fromTop == "tests") continue; // may include anything, and nothing includes it
            if (from != to) folders[from].insert(to);
            if (fromTop != toTop) tops[fromTop].insert(toTop);
        }
        QCOMPARE(circleIn(folders), std::string());
        QCOMPARE(circleIn(tops), std::string());
        QCOMPARE(circleIn({{"a", {"b"}}, {"b", {"c"}}, {"c", {"a"}}}), std::string("a -> b -> c -> a")); // the search itself works
    }

    /// So every header that has a source is shown to compile alone; the build verifies the others.
    void a_source_includes_its_own_header_first()
    {
        QStringList broken;
        std::string last;
        int seen = 0;
        for (const Include& include : readIncludes(sourceRoot())) {
            if (std::exchange(last, include.file) == include.file) continue;
            const fs::path own = fs::path(include.file).replace_extension(".h");
            if (fs::path(include.file).extension() != ".cpp" || !fs::exists(sourceRoot() / own)) continue;
            ++seen;
            if (include.target != own.string() && include.target != own.filename()) broken << QString::fromStdString(include.file + " includes " + include.target + " first");
        }
        QVERIFY(seen > 200);
        QVERIFY2(broken.isEmpty(), qPrintable("\n" + broken.join('\n')));
    }

    void every_file_begins_with_its_licence_and_stays_readable()
    {
        QStringList broken;
        static const std::set<std::string> kinds{".h", ".hpp", ".cpp", ".c", ".comp", ".glsl"};
        for (const char* top : {"assets", "render", "generators", "app", "ui", "plugins", "tests"})
            for (const auto& entry : fs::recursive_directory_iterator(sourceRoot() / top)) {
                if (!entry.is_regular_file() || !kinds.count(entry.path().extension())) continue;
                std::ifstream in(entry.path());
                std::string line;
                std::getline(in, line);
                for (int i = 0; i < 4 && (line.rfind("#version", 0) == 0 || line.rfind("#extension", 0) == 0); ++i) std::getline(in, line); // GLSL wants these first
                const QString name = QString::fromStdString(fs::relative(entry.path(), sourceRoot()).string());
                const bool mit = name.startsWith("generators/abi/") || name.startsWith("plugins/sdk/");
                if (line.find(mit ? "SPDX-License-Identifier: MIT" : "SPDX-License-Identifier: ") == line.npos) broken << name + ": no SPDX line";
                int lines = 1;
                while (std::getline(in, line)) ++lines;
                if (lines > 600) broken << name + ": " + QString::number(lines) + " lines, the wall is 600";
            }
        QVERIFY2(broken.isEmpty(), qPrintable("\n" + broken.join('\n')));
    }
};

QTEST_GUILESS_MAIN(IncludeRulesSpec)
#include "include_rules_spec.moc"
