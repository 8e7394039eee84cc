// SPDX-License-Identifier: GPL-3.0-or-later
// Sources are compiled with the standard headers read beforehand, so no compiler tells that a header of ours forgot one: this does.
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

using Names = std::set<std::string>;

/// Where the words after "std::" come from, for those that our headers use.
const std::map<std::string, std::string>& homes()
{
    static const std::map<std::string, std::string> table = [] {
        std::map<std::string, std::string> all;
        const std::map<std::string, std::vector<std::string>> words{
            {"algorithm", {"sort", "min", "max", "clamp", "find_if", "any_of", "all_of", "copy_n", "lower_bound", "upper_bound"}},
            {"array", {"array"}}, {"atomic", {"atomic", "atomic_bool"}}, {"chrono", {"chrono"}},
            {"cmath", {"sqrt", "floor", "ceil", "lround", "llround", "pow", "exp", "sin", "cos", "isfinite", "fmod", "hypot"}},
            {"condition_variable", {"condition_variable", "condition_variable_any"}}, {"deque", {"deque"}},
            {"filesystem", {"filesystem"}}, {"fstream", {"ifstream", "ofstream", "fstream"}}, {"functional", {"function", "invoke"}},
            {"limits", {"numeric_limits"}}, {"list", {"list"}}, {"map", {"map", "multimap"}},
            {"memory", {"shared_ptr", "unique_ptr", "weak_ptr", "make_shared", "make_unique", "enable_shared_from_this"}},
            {"mutex", {"mutex", "lock_guard", "unique_lock", "scoped_lock", "once_flag"}}, {"numeric", {"accumulate", "gcd", "lcm", "iota"}},
            {"optional", {"optional", "nullopt"}}, {"random", {"mt19937", "mt19937_64"}}, {"set", {"set"}}, {"span", {"span"}},
            {"sstream", {"ostringstream", "istringstream", "stringstream"}}, {"stop_token", {"stop_token", "stop_source"}},
            {"string", {"string", "to_string"}}, {"string_view", {"string_view"}}, {"thread", {"thread", "jthread"}}, {"tuple", {"tuple", "tie"}},
            {"unordered_map", {"unordered_map"}}, {"variant", {"variant", "visit", "get_if", "holds_alternative"}}, {"vector", {"vector"}}};
        for (const auto& [header, names] : words)
            for (const std::string& name : names) all.emplace(name, header);
        return all;
    }();
    return table;
}

struct Header {
    Names ours, theirs, used; ///< "folder/x.h" or "x.h" beside it; "vector"; the headers that its text asks for
};

Header read(std::istream& in)
{
    static const std::regex include(R"(^\s*#\s*include\s*([<"])([^">]+)[">])"), word(R"(\bstd::([a-z_0-9]+))");
    Header header;
    std::string line;
    while (std::getline(in, line)) {
        line = line.substr(0, line.find("//"));
        std::smatch found;
        if (std::regex_search(line, found, include)) (found[1] == "\"" ? header.ours : header.theirs).insert(found[2]);
        for (std::sregex_iterator at(line.begin(), line.end(), word), end; at != end; ++at)
            if (const auto home = homes().find((*at)[1]); home != homes().end()) header.used.insert(home->second);
    }
    return header;
}

/// The standard headers that come with this one, by whatever it includes of ours.
void collect(const std::map<std::string, Header>& all, const std::string& path, std::set<std::string>& seen, Names& reached)
{
    const auto header = all.find(path);
    if (header == all.end() || !seen.insert(path).second) return;
    reached.insert(header->second.theirs.begin(), header->second.theirs.end());
    const std::string folder = path.substr(0, path.rfind('/') + 1);
    for (const std::string& next : header->second.ours) collect(all, all.count(next) ? next : folder + next, seen, reached);
}

std::vector<std::string> forgotten(const std::map<std::string, Header>& all)
{
    std::vector<std::string> sentences;
    for (const auto& [path, header] : all) {
        std::set<std::string> seen;
        Names reached;
        collect(all, path, seen, reached);
        for (const std::string& need : header.used)
            if (!reached.count(need)) sentences.push_back(path + " uses what <" + need + "> has and does not include it");
    }
    return sentences;
}

} // namespace

class StandardHeadersSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void every_header_includes_what_it_uses_of_the_standard_library()
    {
        const fs::path root = qEnvironmentVariable("SPOTWRIGHT_SOURCE").toStdString();
        std::map<std::string, Header> all;
        for (const char* top : {"assets", "render", "generators", "app", "ui", "plugins"})
            for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
                if (entry.path().extension() != ".h") continue;
                std::ifstream in(entry.path());
                all.emplace(fs::relative(entry.path(), root).string(), read(in));
            }
        QVERIFY(all.size() > 300);
        std::string told;
        for (const std::string& sentence : forgotten(all)) told += "\n" + sentence;
        QVERIFY2(told.empty(), told.c_str());
    }

    void a_forgotten_one_is_found_and_one_that_comes_with_another_header_is_not()
    {
        std::istringstream first("#include \"app/b.h\"\n#include <map>\nstd::map<int, std::string> x; // std::vector"), second("#include <string>\nstd::optional<int> y;");
        const std::map<std::string, Header> all{{"app/a.h", read(first)}, {"app/b.h", read(second)}};
        QCOMPARE(forgotten(all), std::vector<std::string>{"app/b.h uses what <optional> has and does not include it"});
    }
};

QTEST_GUILESS_MAIN(StandardHeadersSpec)
#include "standard_headers_spec.moc"
