// SPDX-License-Identifier: GPL-3.0-or-later
// Exports onto a full disk, a read-only disk and a folder without the right to write.
#include "render/export/export_movie.h"
#include "tests/render/export/exported_file.h"
#include "tests/support/spec.h"
#include "tests/support/test_media.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <unistd.h>

using namespace spot;

namespace
{

/// A memory disk in a folder, unmounted at the end.
class SmallDisk
{
public:
    explicit SmallDisk(const QString& options) { m_isMounted = QProcess::execute("mount", {"-t", "tmpfs", "-o", options, "tmpfs", m_folder.path()}) == 0; }
    ~SmallDisk()
    {
        if (m_isMounted) QProcess::execute("umount", {m_folder.path()});
    }
    bool isMounted() const { return m_isMounted; }
    QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    bool m_isMounted = false;
};

/// Pictures that no codec makes small: each frame another gradient, 4 s.
CompositionPtr busy()
{
    auto c = std::make_shared<Composition>();
    c->canvas = {320, 180};
    c->rate = fps25;
    c->duration = fps25.startOf(100);
    for (int n = 0; n < 100; ++n) {
        Layer layer;
        layer.span = {fps25.startOf(n), fps25.startOf(n + 1)};
        layer.picture = GradientPicture{{(n * 37 % 100) / 100.f, (n * 61 % 100) / 100.f, 0, 1}, {0, (n * 17 % 100) / 100.f, 1, 1}, n * 47.0};
        c->layers.push_back(layer);
    }
    return c;
}

Result<ExportReport> exportTo(const QString& folder, const char* preset)
{
    const auto found = presetNamed(preset);
    ExportSettings s;
    s.kind = found->kind;
    s.file = (folder + "/spot").toStdString() + std::string(found->ending);
    s.size = {320, 180};
    s.quality = 4;
    return exportMovie(busy(), s, TestMedia());
}

} // namespace

class FullDiskSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_full_disk_is_told_and_nothing_is_left_data()
    {
        QTest::addColumn<QByteArray>("preset");
        for (const ExportPreset& p : exportPresets()) QTest::newRow(p.name.data()) << QByteArray(p.name.data());
    }
    void a_full_disk_is_told_and_nothing_is_left()
    {
        QFETCH(QByteArray, preset);
        const SmallDisk disk("size=16k");
        if (!disk.isMounted()) QSKIP("no right to mount a small disk here: run as root to see a full disk");
        const auto report = exportTo(disk.path(), preset);
        QVERIFY_FAULT(report, Fault::NoSpace, "free some space");
        QVERIFY_FAULT(report, Fault::NoSpace, (disk.path() + "/spot").toStdString());
        QCOMPARE(namesIn(disk.path()), QStringList{});
    }
    void a_read_only_disk_is_refused_before_any_work()
    {
        const SmallDisk disk("ro,size=64k");
        if (!disk.isMounted()) QSKIP("no right to mount a read-only disk here: run as root to see one");
        const auto report = exportTo(disk.path(), "mp4");
        QVERIFY_FAULT(report, Fault::Denied, "spot.mp4");
        QVERIFY_FAULT(report, Fault::Denied, "choose a folder that you may write to");
    }
    void a_folder_without_the_right_to_write_is_refused()
    {
        if (::geteuid() == 0) QSKIP("root may write everywhere: run as a user to see a folder that refuses");
        const QTemporaryDir folder;
        QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner);
        QVERIFY_FAULT(exportTo(folder.path(), "mp4"), Fault::Denied, "choose a folder that you may write to");
        QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
};

QTEST_GUILESS_MAIN(FullDiskSpec)
#include "full_disk_spec.moc"
