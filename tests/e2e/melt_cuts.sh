#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Twenty cuts with dissolves, wipes, a speed and texts: melt renders our MLT export, we render the same timeline, and both films have the
# same number of frames, the same cuts and the same pictures.
# Usage: melt_cuts.sh BIN_FOLDER
set -uo pipefail
bin=$1
for tool in melt xvfb-run ffmpeg python3; do command -v "$tool" >/dev/null || { echo "SKIP  $tool is not here"; exit 77; }; done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SPOTWRIGHT_HOME=$work/home QT_QPA_PLATFORM=offscreen
cli=$bin/spotwright-cli
failures=0
check() { # check SENTENCE COMMAND...
  local sentence=$1; shift
  if "$@"; then echo "PASS  $sentence"; else echo "FAIL  $sentence"; failures=$((failures + 1)); fi
}

# Each second of the film is a picture of its own that moves a little.
ffmpeg -nostdin -v error -f lavfi -i "nullsrc=s=320x180:r=25:d=40,geq=lum='16+mod(floor(N/25)*83,180)+mod(X+N\,40)':cb='90+mod(floor(N/25)*37,80)':cr='160-mod(floor(N/25)*53,70)'" -c:v libx264 -crf 4 -g 1 -pix_fmt yuv420p -colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv "$work/film.mp4" || exit 1
python3 - "$work" <<'P' || exit 1
import sys
work = sys.argv[1]
clock = lambda n: "%02d:%02d:%02d:%02d" % (n // 90000, n // 1500 % 60, n // 25 % 60, n % 25)
special = {3: "D    008", 6: "W001 010", 9: "D    006", 12: "W002 012", 15: "D    010", 18: "D    004"}
dissolves = []
text, at = "TITLE: twenty\nFCM: NON-DROP FRAME\n", 0
for i in range(21):
    length, source = (14, 18, 22)[i % 3], i * 37 % 800 + 3
    speed = i == 10
    kind, come = special.get(i, "C       "), ""
    if i in special: text += "\n%03d  FILM     V     C        %s %s %s %s" % (i + 1, clock(last), clock(last), clock(90000 + at), clock(90000 + at))
    text += "\n%03d  FILM     V     %s %s %s %s %s\n" % (i + 1, kind, clock(source), clock(source + length * (2 if speed else 1)), clock(90000 + at), clock(90000 + at + length))
    if kind[0] == "D": dissolves += range(at, at + int(kind[-3:]))
    if speed: text += "M2   FILM           0050.0                %s\n" % clock(source)
    text += "* %s CLIP NAME: film\n* SOURCE FILE: %s/film.mp4\n" % ("TO" if i in special else "FROM", work)
    at, last = at + length, source + length * (2 if speed else 1)
open(work + "/cut.edl", "w").write(text)
open(work + "/words.srt", "w").write("1\n00:00:01,000 --> 00:00:03,000\nTwenty cuts\n\n2\n00:00:08,000 --> 00:00:10,000\nand a price\n")
print(at, *dissolves, file=open(work + "/frames", "w"))
P
check "the cut is read" "$cli" import "$work/cut.edl" --rate 25 -o "$work/cut.spot"
check "texts come in" "$cli" import "$work/words.srt" -o "$work/cut.spot"
id=$("$cli" project show "$work/cut.spot" --json | python3 -c 'import json,sys; print(json.load(sys.stdin)["timelines"][0]["id"])')
echo "[{\"kind\": \"reshape timeline\", \"timeline\": $id, \"name\": \"16:9\", \"canvas\": [320, 180], \"rate\": [25, 1]}]" >"$work/small.json"
check "the canvas becomes small" "$cli" edit "$work/cut.spot" "$work/small.json"
check "MLT is written, what it lacks is rendered" "$cli" export "$work/cut.spot" -o "$work/cut.mlt"
check "we render it" "$cli" render "$work/cut.spot" --preset mov-prores -o "$work/ours.mov"
check "melt renders it" xvfb-run -a melt -silent "$work/cut.mlt" -consumer "avformat:$work/theirs.mkv" vcodec=ffv1 pix_fmt=yuv422p an=1 real_time=-1 terminate_on_pause=1
for film in ours.mov theirs.mkv; do ffmpeg -nostdin -v error -i "$work/$film" -vf scale=160:90:flags=area -f rawvideo -pix_fmt gray "$work/${film%.*}.raw"; done
cat >"$work/compare.py" <<'P'
import sys
work, size = sys.argv[1], 160 * 90
frames, *dissolves = (int(word) for word in open(work + "/frames").read().split())
ours, theirs = ([data[i:i + size] for i in range(0, len(data), size)] for data in (open(work + "/%s.raw" % name, "rb").read() for name in ("ours", "theirs")))
apart = lambda a, b: sum(abs(x - y) for x, y in zip(a[::7], b[::7])) / (len(a) / 7)
good = True
if len(ours) != frames or len(theirs) != frames: print("      %d frames of ours, %d of melt's, not %d" % (len(ours), len(theirs), frames)); good = False
jumps = lambda film: {n: apart(film[n - 1], film[n]) for n in range(1, len(film))}
cuts = lambda film, least: [n for n, size in jumps(film).items() if size > least]
for one, other, names in ((ours, theirs, "ours that melt has not"), (theirs, ours, "melt's that we have not")):
    missing = set(cuts(one, 16)) - set(cuts(other, 11)) # a moving wipe is near either limit
    if missing: print("      cuts of %s: %s" % (names, sorted(missing))); good = False
if len(cuts(ours, 16)) < 20: print("      only %d cuts" % len(cuts(ours, 16))); good = False
# Melt counts a dissolve from the start of its frames and we from their middle: half a frame's share of two pictures.
worst = max((apart(a, b), n) for n, (a, b) in enumerate(zip(ours, theirs)) if n not in dissolves)
mixed = max((apart(ours[n], theirs[n]), n) for n in dissolves)
print("      %d frames, %d cuts; furthest apart, of 255 on the average: frame %d with %.2f, in a dissolve frame %d with %.2f" % (len(theirs), len(cuts(theirs, 16)), worst[1], worst[0], mixed[1], mixed[0]))
sys.exit(0 if good and worst[0] < 3 and mixed[0] < 12 else 1)
P
check "melt's film has our frames, our cuts and our pictures within 3 of 255" python3 "$work/compare.py" "$work"
before=$(ls -l --time-style=full-iso "$work"/cut_media; md5sum <"$work/cut.mlt")
"$cli" export "$work/cut.spot" -o "$work/cut.mlt" >/dev/null
check "a second export renders nothing again and writes the same" [ "$before" = "$(ls -l --time-style=full-iso "$work"/cut_media; md5sum <"$work/cut.mlt")" ]
exit $((failures > 0))
