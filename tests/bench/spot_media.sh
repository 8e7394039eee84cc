#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the media of the reference spots, once: spot_media.sh FOLDER (about 10 minutes on 2 cores, 150 MB, into FOLDER/media).
# Everything is synthetic and the same each time: fractal-noise plates that a camera pans over, a Mandelbrot zoom, soft gradients, all
# with temporal luma grain, so that the H.264 streams cost as much to decode as those of cameras.
set -eu
W=${1:?write: spot_media.sh FOLDER}
mkdir -p "$W/media"; cd "$W/media"
FF="ffmpeg -hide_banner -loglevel error -nostdin -y"

# fractal-noise plate, 5120x2880: octaves of coloured random noise, each enlarged smoothly and averaged
octave() { echo "nullsrc=s=$1:d=1:r=1,format=gbrp,geq=r='255*random($3)':g='255*random($3+1)':b='255*random($3+2)',scale=5120:2880:flags=bicubic,gblur=sigma=$2,format=gbrp"; }
plate() { # name seed tint(colorbalance args)
    [ -s "$1.png" ] || $FF -f lavfi -i "$(octave 6x4 90 "$2")" -f lavfi -i "$(octave 24x14 30 "$2")" \
        -f lavfi -i "$(octave 120x68 6 "$2")" -f lavfi -i "$(octave 640x360 1.5 "$2")" -f lavfi -i "$(octave 2560x1440 0.5 "$2")" \
        -filter_complex "[0][1][2][3][4]mix=inputs=5:weights='8 5 3 2 1',eq=contrast=1.9:saturation=1.3,colorbalance=$3,setsar=1,format=rgb24" \
        -frames:v 1 "$1.png"
}
plate plate_a 0 "rs=.2:gm=.1:bh=-.2"
plate plate_b 3 "bs=.25:bm=.15:rh=.1"

GRAIN="noise=c0s=7:c0f=t+u,format=yuv420p"
CAM="-c:v libx264 -preset fast -profile:v high -g 30 -bf 2 -crf 20 -pix_fmt yuv420p -colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv"
LOOPA="-loop 1 -framerate 30 -i plate_a.png"; LOOPB="-loop 1 -framerate 30 -i plate_b.png"
clip() { # name seconds filter_complex(ends in [v]) inputs...
    n=$1; d=$2; f=$3; shift 3
    [ -s "$n.mp4" ] || { $FF "$@" -filter_complex "$f" -map '[v]' -t "$d" $CAM "$n.tmp.mp4"; mv "$n.tmp.mp4" "$n.mp4"; }
}
M709="scale=out_color_matrix=bt709:out_range=tv,setsar=1"
# six 1080p30 shots
clip shot1 10 "[0]scale=2560:-1,crop=1920:1080:x='n*1.6':y='n*0.9',$M709,$GRAIN[v]" $LOOPA
clip shot2 10 "[0]scale=1920:1080,gblur=1,$M709,$GRAIN[v]" -f lavfi -i mandelbrot=s=1280x720:r=30:maxiter=400:start_scale=1.2:end_scale=0.05:end_pts=300
clip shot3 12 "[0]scale=2880:-1,rotate='0.03*sin(n/40)',crop=1920:1080:x='480+300*sin(n/60)':y='270+200*cos(n/75)',$M709,$GRAIN[v]" $LOOPB
clip shot4 8  "[0]scale=1920:1080[a];[1]scale=1920:1080,crop=1920:1080[b];[a][b]blend=all_mode=softlight,$M709,$GRAIN[v]" \
    -f lavfi -i gradients=s=480x270:r=30:n=4:seed=7:speed=0.02:duration=9 $LOOPB
clip shot5 9  "[0]scale=2560:-1,crop=1920:1080:x='600-n*2':y=180[a];[1]scale=640:360,boxblur=1[b];[a][b]overlay=x='200+n*3':y='300+80*sin(n/15)':format=gbrp,$M709,$GRAIN[v]" \
    $LOOPA -f lavfi -i testsrc2=s=320x180:r=30
clip shot6 8  "[0]scale=1920:1080:flags=bilinear,gblur=3,hue=h='n*0.5',$M709,$GRAIN[v]" -f lavfi -i life=s=320x180:r=30:seed=4:mold=30:life_color=#e0c040:death_color=#203070:mold_color=#a03050
# a big logo with alpha
FONT=$(fc-match -f '%{file}' 'DejaVu Sans:bold')
DISC="lt(hypot(X-600\,Y-600)\,520)"
[ -s logo.png ] || $FF -f lavfi -i "color=c=0xE03020:s=2400x1200:r=1:d=1,format=rgba,geq=r='r(X,Y)':g='g(X,Y)+60*$DISC':b='b(X,Y)':a='255*clip((540-hypot(X-600,Y-600))/8,0,1)',drawtext=fontfile=$FONT:text=ADVO:fontsize=360:fontcolor=white:x=1190:y=430:borderw=12:bordercolor=black@0.8" -frames:v 1 logo.png

# sound: a 26 s voice-over, a 32 s stereo music bed (chords and a pulse)
TEXT="Every morning starts with a choice. Choose bread that was baked an hour ago, by people who know your name. Warm crust, soft heart, nothing to hide. Come by, take a deep breath, and taste the difference. Fresh every morning. On the corner of Main Street, and now in your app. Order before ten, and the coffee is on us."
[ -s voice.wav ] || { espeak-ng -v en-us -s 140 -w v0.wav "$TEXT"; $FF -i v0.wav -af "aresample=48000,apad,atrim=0:26" -ac 1 -c:a pcm_s16le voice.wav; rm v0.wav; }
[ -s music.wav ] || $FF -f lavfi -i "aevalsrc='0.14*(sin(2*PI*220*t)+sin(2*PI*277.2*t)+sin(2*PI*329.6*t))*(0.6+0.4*sin(2*PI*t/4))+0.25*sin(2*PI*55*t)*exp(-6*mod(t,0.5))|0.14*(sin(2*PI*220.7*t)+sin(2*PI*276.6*t)+sin(2*PI*330.1*t))*(0.6+0.4*cos(2*PI*t/4))+0.25*sin(2*PI*55*t)*exp(-6*mod(t,0.5))':s=48000:d=32" -c:a pcm_s16le music.wav
touch complete
