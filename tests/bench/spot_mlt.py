#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write spot_a.mlt and spot_b.mlt into WORKDIR, structured as Kdenlive 22.12 saves a timeline:
each video track a two-playlist tractor with luma "mixes", tracks stacked with qtblend, audio with mix(sum=1),
effects as filters on the clips.   python3 make_mlt.py WORKDIR [composite]
With a second argument the tracks are stacked with that transition (composite, frei0r.cairoblend) instead of qtblend."""
import sys
from xml.sax.saxutils import escape
W = sys.argv[1]; BLEND = sys.argv[2] if len(sys.argv) > 2 else "qtblend"
DIS = 12                                    # frames of a dissolve

def props(d): return "".join(f'<property name="{k}">{escape(str(v))}</property>' for k, v in d.items())
def filt(service, **p): return f"<filter>{props({'mlt_service': service, **{k.rstrip('_'): v for k, v in p.items()}})}</filter>"
def transform(rect, rotation="0"): return filt("qtblend", rect=rect, rotation=rotation, compositing=0, distort=0)
def lgg(): return filt("lift_gamma_gain", lift_r=0.02, lift_g=0.0, lift_b=0.04, gamma_r=1.05, gamma_g=1.0, gamma_b=0.95,
                       gain_r=1.1, gain_g=1.0, gain_b=0.92)

class Doc:
    def __init__(s, w, h, frames):
        s.w, s.h, s.n, s.out, s.tracks, s.k, s.pre = w, h, frames, [], [], 0, ""
    def producer(s, resource, length, service=None, **p):
        i = f"p{s.k}"; s.k += 1
        d = {"length": length, "resource": resource, **({"mlt_service": service} if service else {}), **p}
        s.out.append(f'<producer id="{i}" in="0" out="{length-1}">{props(d)}</producer>'); return i
    def entry(s, prod, i, o, filters=""): return f'<entry producer="{prod}" in="{i}" out="{o}">{filters}</entry>'
    def track(s, name, lists, hide, transitions="", filters=""):
        ids = []
        for j, entries in enumerate(lists):
            ids.append(f"{name}_{j}"); s.out.append(f'<playlist id="{ids[-1]}">{"".join(entries)}</playlist>')
        s.out.append(f'<tractor id="{name}" in="0" out="{s.n-1}">' + "".join(f'<track producer="{i}" hide="{hide}"/>' for i in ids)
                     + transitions + filters + "</tractor>")
        s.tracks.append((name, hide))
    def write(s, file):
        bg = s.producer("black", s.n, "color")
        body = f'<track producer="{bg}"/>' + "".join(f'<track producer="{t}"/>' for t, _ in s.tracks)
        for k, (t, hide) in enumerate(s.tracks, 1):
            d = {"a_track": 0, "b_track": k, "always_active": 1, "internal_added": 237}
            d.update({"mlt_service": "mix", "sum": 1} if hide == "video" else {"mlt_service": BLEND, "compositing": 0, "distort": 0, "rotate_center": 0})
            body += f"<transition>{props(d)}</transition>"
        open(f"{W}/{file}", "w").write(
            f'<?xml version="1.0"?>\n<mlt LC_NUMERIC="C" producer="main" root="{W}">\n'
            f'<profile width="{s.w}" height="{s.h}" progressive="1" sample_aspect_num="1" sample_aspect_den="1" '
            f'display_aspect_num="{s.w}" display_aspect_den="{s.h}" frame_rate_num="30" frame_rate_den="1" colorspace="709"/>\n'
            + "\n".join(s.out) + f'\n<tractor id="main" in="0" out="{s.n-1}">{body}</tractor>\n</mlt>\n')

def title_xml(w, h, size):
    return (f'<kdenlivetitle duration="150" LC_NUMERIC="C" width="{w}" height="{h}" out="149">'
            f'<item type="QGraphicsTextItem" z-index="0"><position x="{int(w*0.18) if w > h else 40}" y="{int(h*0.72)}"><transform>1,0,0,0,1,0,0,0,1</transform></position>'
            f'<content font="DejaVu Sans" font-bold="1" font-weight="75" font-pixel-size="{size}" font-italic="0" font-color="255,255,255,255" '
            f'font-outline="4" font-outline-color="0,0,0,255" letter-spacing="0" alignment="1" line-spacing="0">Fresh every morning</content></item>'
            f'<startviewport rect="0,0,{w},{h}"/><endviewport rect="0,0,{w},{h}"/><background color="0,0,0,0"/></kdenlivetitle>')

def audio(d):
    voice = d.producer("media/voice.wav", 780); music = d.producer("media/music.wav", 960)
    duck = "0=1;20=1;30=-12;790=-12;820=-3;870=-3;899=-60"           # the ducking a Kdenlive user draws, in dB
    d.track("a1", [['<blank length="20"/>', d.entry(voice, 0, min(779, d.n - 21))]], "video")
    d.track("a2", [[d.entry(music, 0, d.n - 1, filt("volume", level=duck))]], "video")

def spot_a(file, w, h):
    d = Doc(w, h, 900); audio(d)
    tall = h > w; sw = round(h * 16 / 9)
    fill = transform(f"{(w-sw)//2} 0 {sw} {h} 1") if tall else ""
    shots = [1, 2, 3, 4, 5, 6]; lists = [[], []]; trans = ""; pos = [0, 0]
    for k, c in enumerate(shots):                # each shot lasts 160 frames and overlaps the next one by 12
        start = k * 148; p = d.producer(f"media/shot{c}.mp4", 240, "avformat", audio_index=-1); l = k % 2
        if start > pos[l]: lists[l].append(f'<blank length="{start-pos[l]}"/>')
        lists[l].append(d.entry(p, 20, 179, fill + (lgg() if c in (2, 5) else ""))); pos[l] = start + 160
        if k:
            trans += (f'<transition in="{start}" out="{start+DIS-1}">' + props({"a_track": 0, "b_track": 1, "mlt_service": "luma",
                      "factory": "loader", "softness": 0, "reverse": 1 - l, "alpha_over": 1, "fix_background_alpha": 1}) + "</transition>")
    d.track("v1", lists, "audio", trans)
    pip = d.producer("media/shot6.mp4", 240, "avformat", audio_index=-1)
    r = f"{int(w*.58)} {int(h*.08)} {int(w/3)} {int(h/3)} 1" if not tall else f"{int(w*.35)} {int(h*.12)} 640 360 1"
    d.track("v2", [['<blank length="300"/>', d.entry(pip, 0, 179, transform(r, "0=-6;179=6"))]], "audio")
    t = d.producer("", 150, "kdenlivetitle", xmldata=title_xml(w, h, 110 if not tall else 86))
    fade = filt("brightness", start=1, level=1, alpha="0=0;12=1;137=1;149=0")
    d.track("v3", [['<blank length="600"/>', d.entry(t, 0, 149, fade)]], "audio")
    logo = d.producer("media/logo.png", 900, "qimage")
    d.track("v4", [[d.entry(logo, 0, 899, transform(f"{w-280} 40 240 120 1"))]], "audio")
    d.write(file)

def spot_b(file):
    d = Doc(1920, 1080, 900); audio(d)
    cut = [d.entry(d.producer(f"media/shot{c}.mp4", n, "avformat", audio_index=-1), 0, 299) for c, n in ((1, 300), (2, 300), (3, 360))]
    d.track("v1", [cut, []], "audio"); d.write(file)

spot_a("spot_a.mlt", 1920, 1080); spot_b("spot_b.mlt")
