// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/scene/prompt.h"

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <optional>

namespace scene
{

namespace
{

using Words = std::initializer_list<std::string_view>;

bool isLetter(char c) { return std::isalnum(static_cast<unsigned char>(c)); }

/// The text that words are looked up in: lower case, signs become spaces.
std::string plain(std::string_view prompt)
{
    std::string text = " ";
    for (const char c : prompt.substr(0, 4000)) {
        const auto byte = static_cast<unsigned char>(c);
        text += byte >= 0x80 ? c : isLetter(c) ? static_cast<char>(std::tolower(byte)) : ' ';
    }
    return text + ' ';
}

/// English words count whole, in singular and plural; Korean ones anywhere, since endings follow them.
bool says(const std::string& text, std::string_view word)
{
    const bool english = static_cast<unsigned char>(word.front()) < 0x80;
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
        if (!english) return true;
        if (isLetter(text[at - 1])) continue;
        const std::size_t end = at + word.size();
        if (!isLetter(text[end])) return true;
        if (text[end] == 's' && !isLetter(text[end + 1])) return true;
        if (text.compare(end, 2, "es") == 0 && !isLetter(text[end + 2])) return true;
    }
    return false;
}

bool saysAny(const std::string& text, Words words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return says(text, word); });
}

template <class Value>
struct Meaning {
    Value value;
    Words words;
};

template <class Value>
std::optional<Value> firstOf(const std::string& text, std::initializer_list<Meaning<Value>> meanings)
{
    for (const auto& meaning : meanings)
        if (saysAny(text, meaning.words)) return meaning.value;
    return std::nullopt;
}

std::optional<Subject> subjectIn(const std::string& text)
{
    return firstOf<Subject>(text, {{Subject::Can, {"can", "tin", "soda", "캔", "탄산", "음료"}},
                                   {Subject::Bottle, {"bottle", "flask", "perfume", "wine", "beer", "shampoo", "병에", "병이", "병을", "유리병", "물병", "보틀", "향수", "와인", "맥주"}},
                                   {Subject::Jar, {"jar", "cream", "honey", "jam", "cosmetic", "단지", "크림", "꿀", "잼", "화장품"}},
                                   {Subject::Cup, {"cup", "mug", "coffee", "tea", "latte", "espresso", "컵", "머그", "커피", "라떼", "찻잔", "잔에"}},
                                   {Subject::Box, {"box", "carton", "package", "packaging", "parcel", "상자", "박스", "포장", "패키지"}},
                                   {Subject::Can, {"product", "packshot", "pack shot", "drink", "제품", "상품", "팩샷"}}});
}

std::optional<Surface> surfaceIn(const std::string& text)
{
    return firstOf<Surface>(text, {{Surface::WetStone, {"wet stone", "stone", "rock", "slate", "pebble", "basalt", "돌", "바위", "현무암"}},
                                   {Surface::Marble, {"marble", "대리석"}},
                                   {Surface::Wood, {"wood", "wooden", "oak", "desk", "나무 탁자", "나무 테이블", "나무 위", "원목", "우드"}},
                                   {Surface::Seamless, {"white table", "seamless", "white background", "studio background", "흰 테이블", "하얀 테이블", "흰 탁자", "하얀 탁자", "흰 배경", "하얀 배경"}},
                                   {Surface::Water, {"on water", "water surface", "ripple", "pool", "물 위", "수면", "물결"}},
                                   {Surface::Snow, {"on snow", "ice", "sand", "눈 위", "얼음", "모래"}},
                                   {Surface::Wood, {"kitchen", "cafe", "café", "table", "주방", "부엌", "카페", "식탁", "탁자", "테이블"}}});
}

std::optional<Light> lightIn(const std::string& text)
{
    return firstOf<Light>(text, {{Light::Golden, {"golden", "sunset", "dusk", "evening", "warm light", "노을", "석양", "황금", "저녁"}},
                                 {Light::Morning, {"morning", "dawn", "sunrise", "first light", "daylight", "sunny", "아침", "새벽", "일출", "햇살", "햇빛"}},
                                 {Light::Night, {"night", "midnight", "moon", "neon", "dark", "cool light", "밤", "야경", "달빛", "네온", "어둠"}},
                                 {Light::Studio, {"studio", "clean light", "soft box", "스튜디오"}}});
}

std::optional<Move> moveIn(const std::string& text)
{
    return firstOf<Move>(text, {{Move::PullOut, {"pull out", "pull back", "zoom out", "pulling out", "줌아웃", "줌 아웃", "멀어"}},
                                {Move::Orbit, {"orbit", "turn around", "rotate", "rotating", "spin", "360", "회전", "돌아가"}},
                                {Move::PushIn, {"push in", "push", "zoom in", "dolly in", "move in", "closer", "밀고", "줌인", "줌 인", "다가"}},
                                {Move::Pan, {"pan", "panning", "slide", "track", "tracking", "패닝", "팬", "옆으로"}},
                                {Move::Tilt, {"tilt", "crane", "틸트", "위로", "올려"}},
                                {Move::Handheld, {"handheld", "hand held", "핸드헬드", "흔들"}},
                                {Move::Static, {"static", "locked", "still camera", "tripod", "고정"}}});
}

/// "an orange can" names a colour, "oranges beside a can" names fruit.
Fruit fruitIn(const std::string& text)
{
    if (saysAny(text, {"tangerine", "mandarin", "clementine", "oranges", "orange slice", "sliced orange", "fresh orange", "귤", "감귤", "오렌지가", "오렌지와", "한라봉"})) return Fruit::Orange;
    if (saysAny(text, {"lemon", "레몬"})) return Fruit::Lemon;
    if (saysAny(text, {"lime", "green apple", "라임", "청사과"})) return Fruit::Lime;
    if (saysAny(text, {"berries", "berry", "cherry", "cherries", "strawberries", "딸기", "체리", "베리"})) return Fruit::Berry;
    return Fruit::None;
}

void readWeather(const std::string& text, Wish& wish)
{
    wish.drops = saysAny(text, {"drop", "droplet", "waterdrop", "dew", "condensation", "chilled", "ice cold", "icy", "fresh", "물방울", "이슬", "시원", "차가운", "성에"});
    wish.splash = saysAny(text, {"splash", "splashing", "spray", "pour", "pouring", "fizz", "fizzy", "bubble", "물보라", "튀는", "튀어", "쏟아", "거품", "톡톡"});
    wish.confetti = saysAny(text, {"confetti", "celebration", "celebrate", "party", "festive", "컨페티", "꽃가루", "색종이", "축하", "파티"});
    wish.snow = saysAny(text, {"snow", "snowing", "snowfall", "winter", "눈이", "눈송이", "겨울", "눈 내리"});
    wish.steam = saysAny(text, {"steam", "steaming", "hot", "김이", "수증기", "뜨거운", "따뜻한 커피", "모락모락"});
    wish.dust = saysAny(text, {"dust", "mote", "sparkle", "sparkling", "glitter", "firefly", "fireflies", "먼지", "반짝", "빛 입자", "반딧불"});
    wish.bokeh = saysAny(text, {"bokeh", "blurred light", "fairy light", "보케", "빛망울"});
}

Family familyIn(const std::string& text, Wish& wish, bool product)
{
    wish.sea = saysAny(text, {"sea", "ocean", "beach", "coast", "lake", "island", "바다", "해변", "호수", "파도", "섬", "제주"});
    wish.fog = saysAny(text, {"fog", "mist", "misty", "foggy", "haze", "안개"});
    wish.grove = saysAny(text, {"grove", "orchard", "forest", "tree", "garden", "field", "farm", "숲", "과수원", "나무", "밭", "농장", "정원"});
    wish.liquid = saysAny(text, {"liquid", "fluid", "paint", "ink", "액체", "물감", "잉크"});
    const bool land = wish.sea || wish.fog || wish.grove
        || saysAny(text, {"landscape", "mountain", "hill", "sky", "cloud", "horizon", "valley", "nature", "sunrise", "sunset", "dawn",
                          "풍경", "산맥", "언덕", "하늘", "구름", "자연", "들판", "일출", "노을", "오름", "한라산", "새벽"});
    const bool city = saysAny(text, {"city", "street", "traffic", "skyline", "downtown", "urban", "neon", "도시", "거리", "야경", "네온", "도심"});
    if (product) return Family::Product;
    if (city) return Family::City;
    if (land) return Family::Landscape;
    if (wish.surfaceNamed && saysAny(text, {"table", "marble", "wood", "stone", "테이블", "탁자", "식탁", "대리석", "카페", "kitchen", "cafe", "주방"})) return Family::Product;
    wish.understood = wish.liquid || saysAny(text, {"abstract", "gradient", "ribbon", "flow", "flowing", "wave", "shape", "motion", "pattern", "background", "추상", "그라데이션", "리본", "흐르는", "물결", "배경"});
    return Family::Abstract;
}

} // namespace

Wish readPrompt(std::string_view prompt, bool hasPhoto, bool hasProduct)
{
    const std::string text = plain(prompt);
    Wish wish;
    const auto subject = subjectIn(text);
    const auto surface = surfaceIn(text);
    const auto light = lightIn(text);
    const auto move = moveIn(text);
    wish.surfaceNamed = surface.has_value();
    wish.lightNamed = light.has_value();
    readWeather(text, wish);
    wish.fruit = fruitIn(text);

    wish.family = familyIn(text, wish, subject.has_value() || hasProduct);
    if (hasPhoto && !hasProduct) wish.family = Family::Photo;
    wish.understood = wish.understood || wish.family != Family::Abstract;
    if (wish.family == Family::Product && !subject && !hasProduct && wish.surfaceNamed && wish.steam) wish.subject = Subject::Cup;

    wish.subject = subject.value_or(wish.subject);
    wish.surface = surface.value_or(wish.subject == Subject::Cup ? Surface::Wood : Surface::Seamless);
    wish.light = light.value_or(wish.family == Family::City ? Light::Night : wish.family == Family::Landscape ? Light::Morning : Light::Studio);
    wish.move = move.value_or(wish.family == Family::Landscape ? Move::Pan : Move::PushIn);
    if (wish.subject == Subject::Cup && wish.family == Family::Product && !saysAny(text, {"iced", "cold", "아이스", "차가운"})) wish.steam = true;
    if (wish.family == Family::City) wish.bokeh = true;
    return wish;
}

std::string describe(const Wish& wish)
{
    static constexpr const char* families[] = {"product shot", "landscape", "photo in motion", "abstract brand motion", "city lights"};
    static constexpr const char* subjects[] = {"can", "bottle", "box", "cup", "jar"};
    static constexpr const char* surfaces[] = {"a seamless backdrop", "wood", "marble", "wet stone", "water", "snow"};
    static constexpr const char* lights[] = {"studio", "morning", "golden", "night"};
    static constexpr const char* moves[] = {"push in", "pull out", "orbit", "pan", "tilt", "static", "handheld"};
    std::string words = families[static_cast<int>(wish.family)];
    if (wish.family == Family::Product)
        words += std::string(": ") + subjects[static_cast<int>(wish.subject)] + " on " + surfaces[static_cast<int>(wish.surface)];
    return words + ", " + lights[static_cast<int>(wish.light)] + " light, " + moves[static_cast<int>(wish.move)];
}

} // namespace scene
