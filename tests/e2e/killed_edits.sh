#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Edits a project from the command line and kills it with -9 at random moments: every step that was told is there afterwards, and
# the file always opens. Usage: killed_edits.sh BIN_FOLDER SOURCE_FOLDER [KILLS]
set -uo pipefail
bin=$1 fixture=$2/tests/app/file/fixtures/format-1.spot kills=${3:-100}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$fixture" "$work/a.spot" && chmod u+w "$work/a.spot"
cli=$bin/spotwright-cli
RANDOM=${SEED:-11}
echo "seed ${SEED:-11}, $kills kills"

# A run of 40 edits: 40 steps, each told on its own line once it is on disk.
for n in $(seq 1 40); do
  printf '{"kind": "set brief", "name": "N%d", "brief": {}, "storyboard": {}}\n' "$n" >"$work/$n.json"
done
files=$(seq -f "$work/%g.json" 1 40)

steps() { "$cli" history "$1" --json | grep -c '"step"'; }
before=$(steps "$work/a.spot") || exit 1
lost=0 killed=0 told_in_all=0 slowest=0
for kill in $(seq 1 "$kills"); do
  # shellcheck disable=SC2086
  exec 3< <(exec "$cli" edit "$work/a.spot" --name "run $kill" $files 2>"$work/said")
  child=$!
  # The moment: after a random number of told lines, then a few hundred turns of an empty loop.
  : >"$work/told"
  for ((n = RANDOM % 30; n > 0; n--)); do IFS= read -r line <&3 && echo "$line" >>"$work/told"; done
  for ((n = RANDOM % 3000; n > 0; n--)); do :; done
  kill -9 "$child" 2>/dev/null && killed=$((killed + 1))
  cat <&3 >>"$work/told"
  wait "$child" 2>/dev/null
  told=$(grep -c '^step' "$work/told")
  began=${EPOCHREALTIME/./}
  if ! "$cli" history "$work/a.spot" >"$work/history" 2>"$work/error"; then
    echo "FAIL  after kill $kill the project does not open: $(cat "$work/error")"; exit 1
  fi
  took=$(((${EPOCHREALTIME/./} - began) / 1000))
  [ "$took" -gt "$slowest" ] && slowest=$took
  # "step 12: run 3" of what was told, against the same of what is there.
  sed -E 's/^[*| ] +([0-9]+)  [^ ]+  [a-z]+ +(.*)$/step \1: \2/; s/  \(follows step [0-9]+\)$//' "$work/history" | sort >"$work/there"
  missing=$(grep '^step' "$work/told" | sort | comm -23 - "$work/there")
  [ -z "$missing" ] || { echo "FAIL  kill $kill lost: $missing"; lost=$((lost + 1)); }
  after=$(wc -l <"$work/history")
  [ "$after" -ge $((before + told)) ] || { echo "FAIL  kill $kill: $after steps, $before before and $told told"; lost=$((lost + 1)); }
  before=$after told_in_all=$((told_in_all + told))
done
"$cli" project check "$work/a.spot" >"$work/check" 2>&1
grep -q '^broken' "$work/check" && { cat "$work/check"; exit 1; }
echo "$killed of $kills runs killed, $told_in_all steps told, $before in the file, $lost lost; slowest opening $slowest ms"
[ "$lost" = 0 ] && [ "$killed" -gt $((kills / 2)) ]
