#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A project becomes a template, a table fills it: one film per row; a bad row is named and the others still come out.
# Usage: filled_template.sh BIN_FOLDER SOURCE_FOLDER
set -uo pipefail
bin=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SPOTWRIGHT_HOME=$work/home
cli=$bin/spotwright-cli
failures=0
check() { # check SENTENCE COMMAND...
  local sentence=$1; shift
  if "$@"; then echo "PASS  $sentence"; else echo "FAIL  $sentence"; failures=$((failures + 1)); fi
}
same() { [ "$1" = "$2" ] || { echo "      \"$1\" is not \"$2\""; return 1; }; }
said() { grep -qF -- "$1" "$2" || { echo "      not said: $1"; cat "$2"; return 1; }; }
frames() { ffprobe -v error -select_streams v:0 -count_frames -show_entries stream=nb_read_frames -of default=nw=1:nk=1 "$1" | head -1; }
size() { ffprobe -v error -select_streams v:0 -show_entries stream=width,height -of csv=p=0 "$1" | head -1; }

cat >"$work/tiny.md" <<'S'
# Tiny
seconds: 4
## One (3s)
VISUAL: flowing ribbons
VO: Hello there, this is the summer sale.
SUPER: Hello
## Logo (1s)
VISUAL: logo
SUPER: Tiny
S
check "a script becomes a project" "$cli" make "$work/tiny.md" --size 144 --draft -o "$work/a.mp4" --project "$work/shop.spot"
clip() { "$cli" project show "$work/shop.spot" | awk -v name="$1" '/^  track/{row=$3} /^    #/ && row==name {sub("#", "", $1); print $1; exit}'; }
scene=$("$cli" project show "$work/shop.spot" --json | python3 -c 'import json,sys; print(json.load(sys.stdin)["storyboard"]["scenes"][0]["id"])')
cat >"$work/fields.json" <<S
{"name": "Template", "edits": [
 {"kind": "set field", "field": {"name": "Product", "kind": "text", "required": true, "longest": 12, "targets": [{"kind": "text", "clip": $(clip T1), "pattern": "{Product}\nonly {Price}"}, {"kind": "title"}]}},
 {"kind": "set field", "field": {"name": "Price", "kind": "number", "required": true, "least": 0}},
 {"kind": "set field", "field": {"name": "Colour", "kind": "colour", "targets": [{"kind": "text colour", "clip": $(clip T1)}]}},
 {"kind": "set field", "field": {"name": "Picture", "kind": "media", "media": ["still"], "targets": [{"kind": "media", "clip": $(clip V1)}]}},
 {"kind": "set field", "field": {"name": "Line", "kind": "voice", "targets": [{"kind": "scene voice", "scene": $scene}]}}]}
S
check "fields are set" "$cli" edit "$work/shop.spot" "$work/fields.json"
"$cli" fields "$work/shop.spot" >"$work/said" 2>&1
check "fields are listed" said 'Product: text; at most 12 characters; has to be given' "$work/said"
check "an empty table is written" same "$("$cli" fields "$work/shop.spot" --csv | tr -d '\r')" "output,Product,Price,Colour,Picture,Line"

mkdir "$work/pictures"
ffmpeg -nostdin -v error -f lavfi -i color=c=orange:s=320x240 -frames:v 1 "$work/pictures/can.png"
printf '\xEF\xBB\xBFoutput;product;price;colour;picture;line\ntea;Green tea;3.99;#f28c28;pictures/can.png;Hello, tea.\n;Cola;cheap;;;\n;Soda;2;;;\n;Water;1;;pictures/none.png;\n' >"$work/shop.csv"
"$cli" fill "$work/shop.spot" "$work/shop.csv" --dry-run >"$work/said" 2>&1
check "a dry run says what is wrong" same "$?" 4
check "and makes nothing" same "$(ls "$work"/*.mp4)" "$work/a.mp4"
"$cli" fill "$work/shop.spot" "$work/shop.csv" -o "$work/out" --size 144 --keep-projects >"$work/said" 2>&1
check "bad rows make the exit code 4" same "$?" 4
check "a bad value is named with row, column, value and next step" said 'shop.csv:3: row 2: column "Price": "cheap" is no number; write it as 3.99' "$work/said"
check "a missing picture too" said 'shop.csv:5: row 4: column "Picture": ' "$work/said"
check "it tells how many" said '2 of 4 rows became spots' "$work/said"
check "the others are films" same "$(cd "$work/out" && ls *.mp4 | tr '\n' ' ')" "shop-003.mp4 tea.mp4 "
for film in tea shop-003; do check "$film has all its frames" same "$(frames "$work/out/$film.mp4")" 120; done
check "the line was spoken anew" test "$("$cli" project show "$work/out/tea.spot" | grep -c 'Hello, tea')" -ge 1
check "the template is as it was" same "$("$cli" history "$work/shop.spot" | grep -c Template)" 1
"$cli" fill "$work/shop.spot" "$work/shop.csv" -o "$work/tall" --size 144 --ratio 9:16 >/dev/null 2>&1
check "a ratio that the template lacks is made of it" same "$(size "$work/tall/tea.mp4")" "144,256"
printf 'product,prise\nTea,1\n' >"$work/wrong.csv"
"$cli" fill "$work/shop.spot" "$work/wrong.csv" -o "$work/x" >"$work/said" 2>&1
check "a column that is no field is told before anything is made" said 'the column "prise" is no field of the template' "$work/said"
[ -n "${KEEP:-}" ] && cp -r "$work/out" "$work/tall" "$KEEP"
[ "$failures" = 0 ]
