#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures Spotwright against a limit or a peer, as ratios within one run. Usage: ./dev bench [NAME...]"""
import os, statistics, subprocess, sys, tempfile, time

import export_bench

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CLI = os.path.join(ROOT, "build", "bin", "spotwright-cli")
SCRIPT = """# Bench
seconds: 6
music: none
## One
VISUAL: flowing ribbons
SUPER: A line of type
## Two
VISUAL: flowing ribbons, blue
SUPER: Another line
"""


def seconds(*command, env=None):
    began = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
    return time.monotonic() - began


def median(count, measure):
    return statistics.median(measure() for _ in range(count))


class Bench:
    """Makes one project at first use; every figure comes from it."""

    def __init__(self, folder):
        self.folder = folder
        self.env = dict(os.environ, SPOTWRIGHT_HOME=os.path.join(folder, "home"))
        self.project = os.path.join(folder, "bench.spot")
        script = os.path.join(folder, "bench.md")
        with open(script, "w") as out:
            out.write(SCRIPT)
        subprocess.run([CLI, "make", script, "--size", "360", "--draft", "-o", os.path.join(folder, "small.mp4"), "--project", self.project],
                       check=True, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def export(self):
        """The reference spots against ffmpeg, melt and the limits: a table of its own."""
        export_bench.run()
        return "see the tables above"

    def open(self):
        """Opening a project on the command line: the whole process."""
        ours = median(7, lambda: seconds(CLI, "project", "show", self.project, env=self.env))
        return f"{ours * 1000:.0f} ms (limit 1000)"

    def kills(self):
        """A run of edits killed at 500 moments: nothing told is lost, and the file opens in under a second each time."""
        told = subprocess.run([os.path.join(ROOT, "tests", "e2e", "killed_edits.sh"), os.path.dirname(CLI), ROOT, "500"], check=True, capture_output=True, text=True).stdout
        return told.splitlines()[-1] + " (limit 1000 ms)"

    def scale(self):
        """10,000 clips on 20 tracks."""
        told = subprocess.run([os.path.join(ROOT, "build", "bin", "spotwright-scale-bench")], check=True, capture_output=True, text=True).stdout
        return told.rstrip().replace("\n", "\n" + " " * 9)


ALL = ["export", "kills", "open", "scale"]


def main():
    names = sys.argv[1:] or ALL
    unknown = [n for n in names if n not in ALL]
    if unknown:
        sys.exit(f"bench: there is no {unknown[0]}: {', '.join(ALL)}")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(folder)
        for name in names:
            print(f"{name:8} {getattr(bench, name)()}", flush=True)


main()
