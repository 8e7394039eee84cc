# SPDX-License-Identifier: GPL-3.0-or-later
"""The reference spots exported by Spotwright and by its peers, in turn: wall and CPU seconds, peak memory, and the ratio to each bar."""
import os, re, resource, shutil, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
BIN = os.path.join(os.path.dirname(os.path.dirname(HERE)), "build", "bin")
CACHE = os.environ.get("SPOTWRIGHT_BENCH", os.path.join(os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache")), "spotwright-bench"))
RUNS = int(os.environ.get("SPOTWRIGHT_BENCH_RUNS", "3"))
FFMPEG = ["ffmpeg", "-hide_banner", "-nostdin", "-y", "-loglevel", "error"]
X264 = ["-c:v", "libx264", "-preset", "medium", "-crf", "18", "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "192k"]


class Cost:
    """Of one finished process and its children: seconds, seconds of all cores, peak memory of the largest in MiB."""

    def __init__(self, command, env=None):
        began = time.monotonic()
        child = subprocess.Popen(command, cwd=CACHE, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        said = child.stderr.read()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            sys.exit(f"bench: {' '.join(command)}\n{said.decode(errors='replace')[-2000:]}")
        self.wall, self.cpu, self.memory = time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


class Costs:
    """Medians of several runs."""

    def __init__(self, runs):
        for name in ("wall", "cpu", "memory"):
            setattr(self, name, statistics.median(getattr(r, name) for r in runs))


def make_media():
    if not os.path.exists(os.path.join(CACHE, "media", "complete")):
        print(f"making the media of the reference spots in {CACHE}, once: about 10 minutes", flush=True)
        subprocess.run(["sh", os.path.join(HERE, "spot_media.sh"), CACHE], check=True)


def decode(*inputs):
    """Of exactly the frames that a spot uses."""
    shots = [word for options, shot in inputs for word in (*options, "-i", f"media/shot{shot}.mp4")]
    maps = [word for n in range(len(inputs)) for word in ("-map", f"{n}:v")]
    return [*FFMPEG, *shots, *maps, "-f", "null", "-"]


def melt_command(spot):
    if not shutil.which("melt"):
        return None
    subprocess.run([sys.executable, os.path.join(HERE, "spot_mlt.py"), CACHE], check=True)
    display = [] if os.environ.get("DISPLAY") else ["xvfb-run", "-a"]
    if display and not shutil.which("xvfb-run"):
        return None
    return [*display, "melt", "-silent", f"spot_{spot}.mlt", "-consumer", f"avformat:{spot}_melt.mp4", "vcodec=libx264", "preset=medium", "crf=18", "pix_fmt=yuv420p",
            "acodec=aac", "ab=192k", "real_time=-1"]


def likeness(ours, theirs):
    """Mean PSNR of luma and of both chroma planes in dB, and the worst frame's."""
    said = subprocess.run(["ffmpeg", "-hide_banner", "-nostdin", "-i", ours, "-i", theirs, "-filter_complex", "[0:v]settb=1/30,setpts=N[a];[1:v]settb=1/30,setpts=N[b];[a][b]psnr", "-f", "null", "-"],
                          cwd=CACHE, check=True, capture_output=True, text=True).stderr
    found = re.search(r"PSNR y:(\S+) u:(\S+) v:(\S+) average:\S+ min:(\S+)", said)
    return f"PSNR against ffmpeg's picture: Y {found[1]} U {found[2]} V {found[3]} dB, worst frame {found[4]} dB"


class ExportBench:
    def __init__(self):
        make_media()
        self.folder = tempfile.mkdtemp(prefix="projects-", dir=CACHE)
        self.env = dict(os.environ, SPOTWRIGHT_HOME=os.path.join(self.folder, "home"), QT_QPA_PLATFORM="offscreen")
        subprocess.run([os.path.join(BIN, "spotwright-spot-projects"), os.path.join(CACHE, "media"), self.project("a"), self.project("b")], check=True, env=self.env)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def project(self, spot):
        return os.path.join(self.folder, f"{spot}.spot")

    def ours(self, spot, name, *options):
        return lambda: Cost([os.path.join(BIN, "spotwright-cli"), "render", self.project(spot), "-o", os.path.join(CACHE, f"{spot}_{name}.mp4"), *options], self.env)

    def ffmpeg(self, spot, *options):
        return lambda: Cost(["sh", os.path.join(HERE, f"spot_{spot}.ffmpeg.sh"), CACHE, f"{spot}_ffmpeg.mp4", *options])

    def raw(self, spot):
        """The finished pictures, for the encoder alone: 3 GB."""
        name = f"{spot}_raw.nut"
        if not os.path.exists(os.path.join(CACHE, name)):
            subprocess.run(["sh", os.path.join(HERE, f"spot_{spot}.ffmpeg.sh"), CACHE, name, "-c:v", "rawvideo", "-c:a", "pcm_s16le"], check=True)
        return [*FFMPEG, "-i", name, *X264, f"{spot}_encoded.mp4"]

    def measure(self, title, contestants):
        """Each in turn, RUNS times."""
        runs = {name: [] for name in contestants}
        for _ in range(RUNS):
            for name, run in contestants.items():
                runs[name].append(run())
        costs = {name: Costs(each) for name, each in runs.items()}
        print(f"\n{title}: medians of {RUNS}\n  {'':22}{'wall s':>9}{'CPU s':>9}{'MiB':>7}")
        for name, cost in costs.items():
            print(f"  {name:22}{cost.wall:9.1f}{cost.cpu:9.1f}{cost.memory:7.0f}", flush=True)
        return costs


def bar(text, value, limit, is_least=False):
    holds = value >= limit if is_least else value <= limit
    print(f"  {text:52}{value:7.2f}  bar {'>=' if is_least else '<='} {limit:.2f}  {'holds' if holds else 'MISSED'}", flush=True)


def spot_a(bench):
    used = [(["-ss", "0.666666", "-t", "5.333334"], n) for n in range(1, 7)] + [(["-t", "6"], 6)]
    contestants = {"Spotwright": bench.ours("a", "spotwright"), "ffmpeg": bench.ffmpeg("a"), "decode": lambda: Cost(decode(*used)), "encode": lambda c=bench.raw("a"): Cost(c)}
    if melt := melt_command("a"):
        contestants["melt"] = lambda: Cost(melt)
    costs = bench.measure("Spot A, x264 medium crf 18", contestants)
    ours, theirs = costs["Spotwright"], costs["ffmpeg"]
    bar("wall against ffmpeg", ours.wall / theirs.wall, 1 / 1.15)
    if "melt" in costs:
        bar("wall against melt", ours.wall / costs["melt"].wall, 1 / 1.35)
    bar("CPU against decoding + encoding", ours.cpu / (costs["decode"].cpu + costs["encode"].cpu), 1.06)
    bar("peak memory against ffmpeg", ours.memory / theirs.memory, 0.5)
    print("  " + likeness("a_spotwright.mp4", "a_ffmpeg.mp4"))


def spot_a_fast(bench):
    costs = bench.measure("Spot A, x264 veryfast crf 18", {"Spotwright": bench.ours("a", "spotwright_fast", "--speed", "veryfast"), "ffmpeg": bench.ffmpeg("a", "-preset", "veryfast")})
    bar("wall against ffmpeg", costs["Spotwright"].wall / costs["ffmpeg"].wall, 1 / 1.3)


def spot_b(bench):
    costs = bench.measure("Spot B (cuts only), x264 medium crf 18", {"Spotwright": bench.ours("b", "spotwright"), "ffmpeg": bench.ffmpeg("b")})
    bar("times as fast as ffmpeg", costs["ffmpeg"].wall / costs["Spotwright"].wall, 1.03, True)
    print("  " + likeness("b_spotwright.mp4", "b_ffmpeg.mp4"))


def run():
    with ExportBench() as bench:
        for spot in (spot_a, spot_a_fast, spot_b):
            spot(bench)
