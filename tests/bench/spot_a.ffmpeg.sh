#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Spot A with plain ffmpeg, the strongest hand-made pipeline: stays in yuv420p, converts only what an effect needs,
# scales the logo once, overlays small regions only.   sh spot_a.ffmpeg.sh WORKDIR [OUT.mp4] [extra output options]
set -eu
cd "$1"; OUT=${2:-a_ffmpeg.mp4}; shift; [ $# -gt 0 ] && shift
FONT=$(fc-match -f '%{file}' 'DejaVu Sans:bold')
# MLT's lift/gamma/gain formula, as three tables (lift gamma gain)
lut() { echo "clip(255*pow($3\,1/$2)*pow(pow(val/255\,1/2.2)+$1*(1-pow(val/255\,1/2.2))\,2.2/$2)\,0\,255)"; }
LGG="scale=in_color_matrix=bt709,format=gbrp,lutrgb=r='$(lut 0.02 1.05 1.1)':g='$(lut 0 1 1)':b='$(lut 0.04 0.95 0.92)',scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"
T="settb=1/30,setpts=PTS-STARTPTS"; X="xfade=transition=fade:duration=0.4:offset"
src() { echo "-ss 0.666666 -t 5.333334 -i media/shot$1.mp4"; }          # frames 20..179
ffmpeg -hide_banner -nostdin -y -loglevel error $(src 1) $(src 2) $(src 3) $(src 4) $(src 5) $(src 6) \
  -t 6 -i media/shot6.mp4 -i media/logo.png -i media/voice.wav -i media/music.wav -filter_complex "
[0:v]$T[s1];[1:v]$T,$LGG[s2];[2:v]$T[s3];[3:v]$T[s4];[4:v]$T,$LGG[s5];[5:v]$T[s6];
[s1][s2]$X=4.933333[x1];[x1][s3]$X=9.866667[x2];[x2][s4]$X=14.8[x3];[x3][s5]$X=19.733333[x4];[x4][s6]$X=24.666667,trim=end_frame=900[base];
[6:v]scale=640:360:flags=bilinear,format=yuva420p,rotate=a='(-6+12*n/179)*PI/180':c=black@0:ow=676:oh=426,settb=1/30,setpts=PTS-STARTPTS+300[pip];
[7:v]scale=240:120:in_color_matrix=bt709:out_color_matrix=bt709:out_range=tv,format=yuva420p[logo];
[base][pip]overlay=x=1095:y=53:eof_action=pass:enable='between(n,300,479)'[y1];
[y1]drawtext=fontfile=$FONT:text=Fresh every morning:fontsize=110:fontcolor=white:borderw=4:x=345:y=788:enable='between(n,600,749)':alpha='clip(min((n-600)/12,(749-n)/12),0,1)'[y2];
[y2][logo]overlay=x=1640:y=40[v];
[8:a]aresample=48000,pan=stereo|c0=c0|c1=c0,adelay=667:all=1,apad,atrim=0:30,asplit[vo][key];[9:a]atrim=0:30[mu];
[mu][key]sidechaincompress=threshold=0.02:ratio=6:attack=80:release=600,afade=out:st=29:d=1[du];[vo][du]amix=normalize=0[a]" \
  -map '[v]' -map '[a]' -r 30 -c:v libx264 -preset medium -crf 18 -pix_fmt yuv420p -c:a aac -b:a 192k "$@" "$OUT"
