#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes a spot while every plugin process is killed once on its way: the film comes out all the same, byte for byte.
# Usage: killed_plugins.sh BIN_FOLDER
set -uo pipefail
bin=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/tiny.md" <<'S'
# Tiny
seconds: 4
## One (2s)
VISUAL: flowing ribbons
VO: Hello.
## Logo (2s)
VISUAL: logo
SUPER: Tiny
S
make() { SPOTWRIGHT_HOME=$work/$1 "$bin/spotwright-cli" make "$work/tiny.md" --size 144 --draft -o "$work/$1.mp4" 2>"$work/$1.log"; }
make calm || { cat "$work/calm.log"; exit 1; }

# The killer: the first worker of each plugin dies as soon as it is seen; the second attempt of that job lives. A card is drawn in a moment and
# may be done before it is seen: then a film more is made, for those that are left.
killed=$work/killed.list; : >"$killed"
kill_workers() { # of the run in the home $1, until it is done
  while [ ! -e "$work/$1.done" ]; do
    # Only workers of this run: their command line names the scratch folder below its home.
    for pid in $(pgrep -f "$work/$1/.*spotwright-worker"); do
      plugin=$(tr '\0' '\n' <"/proc/$pid/cmdline" 2>/dev/null | grep -oE 'plugins/[a-z_-]+' | head -1)
      [ -n "$plugin" ] && ! grep -qx "$plugin" "$killed" && kill -9 "$pid" 2>/dev/null && echo "$plugin" >>"$killed"
    done
    read -rt 0.005 <> <(:) || true
  done
}
left() { for plugin in card music-bed scene voice-espeak; do grep -qx "plugins/$plugin" "$killed" || echo "$plugin"; done; }
for round in 1 2 3 4 5 6; do
  kill_workers "round$round" &
  make "round$round"; code=$?
  touch "$work/round$round.done"; wait
  echo "killed by now: $(sort "$killed" | tr '\n' ' ')"
  [ $code -eq 0 ] || { cat "$work/round$round.log"; echo "FAIL  the run did not survive"; exit 1; }
  cmp "$work/calm.mp4" "$work/round$round.mp4" || { echo "FAIL  the film differs"; exit 1; }
  [ -z "$(left)" ] && { echo "PASS  the film is the same though every plugin was killed once"; exit 0; }
done
echo "FAIL  never killed: $(left)"
exit 1
