// SPDX-License-Identifier: GPL-3.0-or-later
// Template fields: what they take, what they fill, and how a value that does not fit is refused.
#include "app/edit/apply.h"
#include "app/edit/field_values.h"
#include "app/edit/invariants.h"
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"

using namespace spot;
using text::clip;
using text::project;

namespace
{

Result<Project> edited(const Project& before, const Edit& edit)
{
    auto after = spot::apply(before, edit);
    if (!after) return after;
    if (const auto broken = brokenInvariant(*after)) return Error{Fault::Corrupt, *broken};
    return after;
}

TemplateField field(const char* name, FieldKind kind, TargetKind target, ClipId clip, const char* pattern = "")
{
    TemplateField field;
    field.name = name, field.kind = kind, field.targets = {{target, clip, {}, pattern}};
    return field;
}

/// A price and a name in one text, a colour, a picture.
Project shop()
{
    Project p = project("V1: a[0,48) v[48,96); T1: t[0,40)");
    TemplateField price = field("Price", FieldKind::Number, TargetKind::Text, clip(p, "t").id, "{Name}: {price} €");
    price.least = 0, price.most = 100, price.step = 0.01, price.isRequired = true;
    TemplateField name = field("Name", FieldKind::Text, TargetKind::Title, {});
    name.targets = {{TargetKind::Title, {}, {}, ""}};
    name.longest = 8, name.mostLines = 1, name.standard = "Soda";
    p = *edited(p, SetField{price});
    p = *edited(p, SetField{name});
    p = *edited(p, SetField{field("Tint", FieldKind::Colour, TargetKind::Colour, clip(p, "v").id)});
    TemplateField picture = field("Picture", FieldKind::Media, TargetKind::Media, clip(p, "a").id);
    picture.media = {ItemKind::Video}, picture.smallest = {640, 480};
    return *edited(p, SetField{picture});
}
FieldId idOf(const Project& p, const char* name)
{
    for (const TemplateField& f : p.fields)
        if (f.name == name) return f.id;
    return {};
}
std::string textOf(const Project& p) { return std::get<TextClip>(clip(p, "t").content).text; }

} // namespace

class TemplatesSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void values_come_into_their_targets_and_standards_where_none_is_given()
    {
        const Project p = shop();
        const auto filled = edited(p, FillFields{{{idOf(p, "Price"), "3.99", {}}, {idOf(p, "Tint"), "#ff0000", {}}}});
        QVERIFY_OK(filled);
        QCOMPARE(textOf(*filled), std::string("Soda: 3.99 €"));
        QCOMPARE(filled->name, std::string("Soda"));
        QVERIFY((std::get<ColourClip>(clip(*filled, "v").content) == ColourClip{{1, 0, 0, 1}, {1, 0, 0, 1}}));
    }

    void versions_are_filled_with_their_master()
    {
        Project p = shop();
        p = *edited(p, MakeVersions{p.timelines[0]->id, {{9, 16}, {1, 1}}});
        const Project filled = *edited(p, FillFields{{{idOf(p, "Price"), "1", {}}, {idOf(p, "Name"), "Tea", {}}}});
        for (const TimelinePtr& timeline : filled.timelines) {
            Project only = filled;
            only.timelines = {timeline};
            QCOMPARE(textOf(only), std::string("Tea: 1 €"));
        }
    }

    void a_value_that_does_not_fit_is_named_with_what_would()
    {
        const Project p = shop();
        const auto refused = [&](const char* name, const char* value) {
            FillFields fill{{{idOf(p, name), value, {}}}};
            if (std::string(name) != "Price") fill.values.push_back({idOf(p, "Price"), "1", {}});
            return edited(p, fill);
        };
        QVERIFY_FAULT(refused("Price", "abc"), Fault::Invalid, "\"Price\": is no number; write it as 3.99");
        QVERIFY_FAULT(refused("Price", "3,99"), Fault::Invalid, "write it with a point");
        QVERIFY_FAULT(refused("Price", "nan"), Fault::Invalid, "is no number");
        QVERIFY_FAULT(refused("Price", "101"), Fault::OutOfRange, "is more than 100");
        QVERIFY_FAULT(refused("Price", "1.005"), Fault::OutOfRange, "steps of 0.01");
        QVERIFY_FAULT(refused("Price", ""), Fault::Invalid, "is empty and has to be given");
        QVERIFY_FAULT(refused("Name", "Lemonade!"), Fault::OutOfRange, "has 9 characters; at most 8 fit");
        QVERIFY_FAULT(refused("Name", "a\nb"), Fault::OutOfRange, "has 2 lines; at most 1 fit");
        QVERIFY_FAULT(refused("Name", "\xFF"), Fault::Invalid, "is not UTF-8");
        QVERIFY_FAULT(refused("Tint", "red"), Fault::Invalid, "is no colour; write one as #e30613");
        QVERIFY_FAULT(edited(p, FillFields{{{FieldId{999}, "x", {}}}}), Fault::NotFound, "no template field 999");
    }

    void media_have_a_kind_and_a_least_size()
    {
        Project p = shop();
        MediaItem item = *p.media[0];
        item.id = {}, item.size = {320, 240}, item.content = hashOf(std::string_view("small"));
        const MediaId small{p.nextId};
        p = *edited(p, AddMedia{item});
        const auto with = [&](MediaId media) { return edited(p, FillFields{{{idOf(p, "Price"), "1", {}}, {idOf(p, "Picture"), "", media}}}); };
        QVERIFY_FAULT(with(small), Fault::OutOfRange, "\"Picture\": is 320x240; at least 640x480 is asked for");
        item.kind = ItemKind::Still, item.size = {800, 600}, item.duration = {}, item.content = hashOf(std::string_view("still"));
        const MediaId still{p.nextId};
        p = *edited(p, AddMedia{item});
        QVERIFY_FAULT(with(still), Fault::Invalid, "is a still; a video is asked for");
        item.kind = ItemKind::Video, item.duration = fps25.startOf(10), item.content = hashOf(std::string_view("short"));
        const MediaId brief{p.nextId};
        p = *edited(p, AddMedia{item});
        QVERIFY_FAULT(with(brief), Fault::OutOfRange, "38 frames missing at the end of the media");
        item.duration = fps25.startOf(60), item.content = hashOf(std::string_view("good"));
        const MediaId good{p.nextId};
        p = *edited(p, AddMedia{item});
        QCOMPARE(std::get<MediaClip>(clip(*with(good), "a").content).media, good);
    }

    void fields_that_make_no_sense_are_refused()
    {
        const Project p = shop();
        const auto set = [&](auto change) {
            TemplateField f = field("New", FieldKind::Text, TargetKind::Text, clip(p, "t").id);
            change(f);
            return edited(p, SetField{f});
        };
        QVERIFY_OK(set([](TemplateField&) {}));
        QVERIFY_FAULT(set([](TemplateField& f) { f.name = "PRICE"; }), Fault::Invalid, "two template fields are called");
        QVERIFY_FAULT(set([](TemplateField& f) { f.name = ""; }), Fault::Invalid, "a name that is empty");
        QVERIFY_FAULT(set([](TemplateField& f) { f.name = "Output"; }), Fault::Invalid, "the column for file names");
        QVERIFY_FAULT(set([](TemplateField& f) { f.kind = FieldKind::Colour; }), Fault::Invalid, "cannot fill");
        QVERIFY_FAULT(set([](TemplateField& f) { f.targets[0].clip = {999}; }), Fault::NotFound, "no clip 999");
        QVERIFY_FAULT(set([](TemplateField& f) { f.targets[0].clip = {}; }), Fault::Invalid, "without the clip or scene");
        QVERIFY_FAULT(set([](TemplateField& f) { f.longest = -1; }), Fault::Invalid, "a negative limit");
        QVERIFY_FAULT(set([](TemplateField& f) { f.longest = 2, f.standard = "abc"; }), Fault::OutOfRange, "a standard that has 3 characters");
        QVERIFY_FAULT(set([](TemplateField& f) { f.id = {999}; }), Fault::NotFound, "no template field 999");
        QVERIFY_FAULT(edited(p, RemoveField{FieldId{999}}), Fault::NotFound, "no template field 999");
        QCOMPARE(edited(p, RemoveField{idOf(p, "Price")})->fields.size(), p.fields.size() - 1);
    }

    void a_target_that_is_gone_is_named_when_it_is_filled()
    {
        Project p = shop();
        p = *edited(p, DeleteClip{p.timelines[0]->id, clip(p, "v").id});
        QVERIFY_FAULT(edited(p, FillFields{{{idOf(p, "Price"), "1", {}}, {idOf(p, "Tint"), "#000000", {}}}}), Fault::NotFound, "is no longer there; change the field");
        QVERIFY_OK(edited(p, FillFields{{{idOf(p, "Price"), "1", {}}}}));
    }
};

QTEST_GUILESS_MAIN(TemplatesSpec)
#include "templates_spec.moc"
