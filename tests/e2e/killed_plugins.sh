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

# The killer: the first worker of each job folder dies as soon as it is seen; the second attempt of that job lives.
killed=$work/killed.list; : >"$killed"
( while [ ! -e "$work/done" ]; do
    # Only workers of this run: their command line names the scratch folder below $work.
    for pid in $(pgrep -f "$work/killed/.*spotwright-worker"); do
      plugin=$(tr '\0' '\n' <"/proc/$pid/cmdline" 2>/dev/null | grep -oE 'plugins/[a-z_-]+' | head -1)
      [ -n "$plugin" ] && ! grep -qx "$plugin" "$killed" && kill -9 "$pid" 2>/dev/null && echo "$plugin" >>"$killed"
    done
    read -rt 0.005 <> <(:) || true
  done ) &
make killed; code=$?
touch "$work/done"; wait
echo "killed once: $(sort "$killed" | tr '\n' ' ')"
[ $code -eq 0 ] || { cat "$work/killed.log"; echo "FAIL  the run did not survive"; exit 1; }
for plugin in card music-bed scene voice-espeak; do
  grep -qx "plugins/$plugin" "$killed" || { echo "FAIL  $plugin was never killed"; exit 1; }
done
cmp "$work/calm.mp4" "$work/killed.mp4" || { echo "FAIL  the film differs"; exit 1; }
echo "PASS  the film is the same though every plugin was killed once"
