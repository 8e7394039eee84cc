#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A person's whole way on the command line, with real generators at a small size: a script becomes a film with exact frames, tags
# and loudness; the same script and seed the same bytes; and every bad input an error on one line that leaves nothing behind.
# Usage: brief_to_movie.sh BIN_FOLDER SOURCE_FOLDER
set -uo pipefail
bin=$1 source=$2
work=$(mktemp -d)
trap 'umount "$work/full" 2>/dev/null; rm -rf "$work"' EXIT
export SPOTWRIGHT_HOME=$work/home
failures=0

check() { # check SENTENCE COMMAND...
  local sentence=$1; shift
  if "$@"; then echo "PASS  $sentence"; else echo "FAIL  $sentence"; failures=$((failures + 1)); fi
}
# refused SENTENCE EXIT-CODE WORDS COMMAND...: ends with the code, says the words on one line.
refused() {
  local sentence=$1 code=$2 words=$3; shift 3
  local said; said=$("$@" 2>&1 >/dev/null); local got=$?
  if [ $got -eq "$code" ] && grep -qF -- "$words" <<<"$said"; then echo "PASS  $sentence"
  else echo "FAIL  $sentence (exit $got: $said)"; failures=$((failures + 1)); fi
}
same() { [ "$1" = "$2" ] || { echo "      \"$1\" is not \"$2\""; return 1; }; }
stream() { ffprobe -v error -select_streams "$1" -count_frames -show_entries "stream=$2" -of default=nw=1:nk=1 "$3" | head -1; }
frames() { stream v:0 nb_read_frames "$1"; }
near() { awk -v a="$1" -v b="$2" -v by="$3" 'BEGIN{d=a-b; if(d<0)d=-d; exit !(d<=by)}' || { echo "      $1 is not within $3 of $2"; return 1; }; }

cat >"$work/tiny.md" <<'S'
# Tiny
seconds: 4
brand colours: #F28C28 #0B3D2E
## One (2s)
VISUAL: flowing ribbons in brand colours
VO: Hello.
SUPER: Hello
## Logo (2s)
VISUAL: logo
SUPER: Tiny
S
make() { "$bin/spotwright-cli" make "$work/tiny.md" --size 144 --draft "$@"; }

check "a script becomes a film" make -o "$work/a.mp4" --project "$work/a.spot"
check "it has exactly 120 frames" same "$(frames "$work/a.mp4")" 120
check "it is tagged BT.709" same "$(stream v:0 color_space "$work/a.mp4") $(stream v:0 color_primaries "$work/a.mp4") $(stream v:0 color_transfer "$work/a.mp4") $(stream v:0 color_range "$work/a.mp4")" "bt709 bt709 bt709 tv"
check "the sound is as long as the picture, within one AAC frame" near "$(stream a:0 duration "$work/a.mp4")" 4.0 0.0214
loudness=$(ffmpeg -nostdin -hide_banner -i "$work/a.mp4" -af ebur128 -f null - 2>&1 | awk '/^    I:/{v=$2} END{print v}')
check "its loudness is within 1 LU of -16 LUFS" near "$loudness" -16 1
check "the project is sound" "$bin/spotwright-cli" project check "$work/a.spot"
check "the project renders to the same film" bash -c '"$1" render "$2/a.spot" --size 144 -o "$2/again.mp4" >/dev/null && cmp "$2/a.mp4" "$2/again.mp4"' _ "$bin/spotwright-cli" "$work"
SPOTWRIGHT_HOME=$work/other check "the same script and seed give the same bytes on another data folder" bash -c '"$1" make "$2/tiny.md" --size 144 --draft -o "$2/b.mp4" >/dev/null && cmp "$2/a.mp4" "$2/b.mp4"' _ "$bin/spotwright-cli" "$work"
for rate in 23.976:96 25:100 29.97:120 50:200 60:240; do
  make -o "$work/r.mp4" --fps "${rate%:*}" >/dev/null 2>&1
  check "at ${rate%:*} fps it has ${rate#*:} frames" same "$(frames "$work/r.mp4")" "${rate#*:}"
done
make -o "$work/tall.mp4" --ratio 9:16 >/dev/null 2>&1
check "9:16 is tall" same "$(stream v:0 width "$work/tall.mp4")x$(stream v:0 height "$work/tall.mp4")" 144x256

refused "a script that is not there" 3 "nowhere.md" "$bin/spotwright-cli" make "$work/nowhere.md" -o "$work/x.mp4"
printf '# T\n## A\nVISUAL: see [the can](can.png) now\n' >"$work/link.md"
refused "a missing picture is named with line and column" 3 'link.md:3:13: the file "can.png" is not there' "$bin/spotwright-cli" make "$work/link.md" -o "$work/x.mp4"
printf '# T\nseconds: soon\n## A\nVO: x\n' >"$work/bad.md"
refused "a bad value is named with line and column" 4 'bad.md:2:10: "soon" is no number' "$bin/spotwright-cli" make "$work/bad.md" -o "$work/x.mp4"
refused "a folder that is not there" 3 "make it first" make -o "$work/none/x.mp4"
refused "an ending nobody writes" 7 "no export writes" make -o "$work/x.gif"
head -c 20000 "$work/a.mp4" >"$work/cut.mp4"
refused "a truncated film" 4 "cut.mp4" "$bin/spotwright-cli" probe "$work/cut.mp4"
head -c 3000 "$work/a.spot" >"$work/cut.spot"
refused "a truncated project" 4 "cut.spot" "$bin/spotwright-cli" project show "$work/cut.spot"
refused "an empty name of a project" 4 "the name of the project is empty" make -o "$work/x.mp4" --project ""
refused "no name for the film" 4 "is no name for a file" make -o ""
mkdir "$work/folder.mp4" "$work/pictures" && touch "$work/pictures/mine.txt"
refused "a film over a folder" 4 "it is a folder" make -o "$work/folder.mp4"
refused "pictures into a folder that is not empty" 4 "something is there already" make -o "$work/pictures"
cp "$work/a.spot" "$work/self.spot" && cp "$work/tiny.md" "$work/self.md" && cp "$work/a.mp4" "$work/can.mp4"
refused "a film over its own project" 4 "which is needed" "$bin/spotwright-cli" render "$work/self.spot" -o "$work/self.spot" --preset mp4
refused "a film over its own script" 4 "which is needed" "$bin/spotwright-cli" make "$work/self.md" -o "$work/../$(basename "$work")/self.md" --preset mp4
printf '# T\n## A\nVISUAL: [a can](can.mp4)\n' >"$work/over.md"
refused "a film over a file that its script shows" 4 'over.md:3:9: the film would be written over "can.mp4"' "$bin/spotwright-cli" make "$work/over.md" -o "$work/can.mp4"
check "and all three are as they were" bash -c 'cmp "$1/a.spot" "$1/self.spot" && cmp "$1/tiny.md" "$1/self.md" && cmp "$1/a.mp4" "$1/can.mp4"' _ "$work"
printf '# T\n## A\nVISUAL: [a note](tiny.md)\n' >"$work/note.md"
refused "a linked file that is no media, with its place" 4 "note.md:3:9: " "$bin/spotwright-cli" make "$work/note.md" -o "$work/x.mp4"
latin=$work/$'caf\xE9.md'
cp "$work/bad.md" "$latin"
refused "a script whose name is not UTF-8 is found" 4 '"soon" is no number' "$bin/spotwright-cli" make "$latin" -o "$work/x.mp4"
refused "no folder for media" 5 "set HOME" env -u HOME -u SPOTWRIGHT_HOME -u XDG_DATA_HOME "$bin/spotwright-cli" make "$work/tiny.md" -o "$work/x.mp4"
printf '# T\nseconds: 4\n## A\nVISUAL: flowing ribbons\nSFX: a dinosaur\n## B\nVISUAL: [the last one](can.mp4)\n' >"$work/dinosaur.md"
check "an effect that nobody can make is a warning, and odd sizes become even" bash -c '"$1/spotwright-cli" make "$2/dinosaur.md" --size 65 --draft -o "$2/d.mp4" 2>"$2/said" >/dev/null && grep -q "dinosaur.md:3:1: warning: the scene \"A\" stays without its effect" "$2/said"' _ "$bin" "$work"
ffmpeg -v error -f lavfi -i color=red:s=32x32 -frames:v 1 "$work/red.png" && mkdir "$work/alone" && cp "$bin/spotwright-cli" "$work/alone/"
refused "a program without its module for stills" 4 "red.png: stills cannot be read or written: install Spotwright again" "$work/alone/spotwright-cli" probe "$work/red.png"
printf '# T\nseconds: 2\n## A\nVISUAL: a\n## B\nVISUAL: b\n' >"$work/many.md"
refused "more scenes than the time holds, before anything is made" 4 "many.md: the 2 scenes need 2.4 s" "$bin/spotwright-cli" make "$work/many.md" -o "$work/x.mp4" --project "$work/many.spot"
check "and no project is left" [ ! -e "$work/many.spot" ]
refused "no -o" 2 "-o FILE is needed" "$bin/spotwright-cli" make "$work/tiny.md"
if [ "$(id -u)" = 0 ] && mkdir "$work/full" && mount -t tmpfs -o size=24k tmpfs "$work/full" 2>/dev/null; then
  refused "a full disk" 5 "free some space" "$bin/spotwright-cli" render "$work/a.spot" --size 144 -o "$work/full/x.mp4"
  check "and nothing is left on it" same "$(ls -A "$work/full")" ""
else
  echo "SKIP  a full disk (mounting one needs root)"
fi
if [ "$(id -u)" != 0 ]; then
  mkdir "$work/read-only" && chmod 555 "$work/read-only"
  refused "a read-only folder" 5 "read-only" make -o "$work/read-only/x.mp4"
else
  mkdir "$work/read-only" && mount -t tmpfs -o ro tmpfs "$work/read-only" 2>/dev/null &&
    refused "a read-only folder" 5 "read-only" make -o "$work/read-only/x.mp4"
  umount "$work/read-only" 2>/dev/null
fi
check "no half-made file is left" same "$(find "$work" -name '*partial*' | head -1)" ""
[ $failures -eq 0 ] && echo "all true" || { echo "$failures not true"; exit 1; }
