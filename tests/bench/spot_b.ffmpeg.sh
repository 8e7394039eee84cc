#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Spot B with plain ffmpeg: three 10 s cuts, no effect.   sh spot_b.ffmpeg.sh WORKDIR [OUT.mp4] [extra output options]
#   pass "-c:v copy" as extra options for the smart-render figure (streams copied, only the sound is made)
set -eu
cd "$1"; OUT=${2:-b_ffmpeg.mp4}; shift; [ $# -gt 0 ] && shift
printf 'file media/shot%s.mp4\nduration 10\n' 1 2 3 > b.txt
ffmpeg -hide_banner -nostdin -y -loglevel error -f concat -i b.txt -i media/voice.wav -i media/music.wav -filter_complex "
[1:a]aresample=48000,pan=stereo|c0=c0|c1=c0,adelay=667:all=1,apad,atrim=0:30,asplit[vo][key];[2:a]atrim=0:30[mu];
[mu][key]sidechaincompress=threshold=0.02:ratio=6:attack=80:release=600,afade=out:st=29:d=1[du];[vo][du]amix=normalize=0[a]" \
  -map 0:v -map '[a]' -t 30 -c:v libx264 -preset medium -crf 18 -pix_fmt yuv420p -c:a aac -b:a 192k "$@" "$OUT"
