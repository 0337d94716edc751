#!/usr/bin/env bash
# Remakes the spoken phrases of this folder: audio/ is what callers hear now, takes/ are better recordings of some.
# Needs espeak-ng (1.51 was used) and sox (14.4.2). The same versions give the same bytes again:
# no dither (-D), no random seed (-R), no time stamps.
# Usage: examples/make-audio.sh
set -euo pipefail
cd "$(dirname "$0")"
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT

# say <file> <voice> <words a minute> <pitch> <text>: telephone audio, i.e. 8 kHz, mono, 16 bit, silence trimmed.
say() {
  mkdir -p "$(dirname "$1")"
  espeak-ng -v "$2" -s "$3" -p "$4" -w "$scratch/speech.wav" -- "$5"
  sox -D -R "$scratch/speech.wav" --comment '' -r 8000 -c 1 -b 16 -e signed-integer "$1" \
    norm -3 silence 1 0.02 0.5% reverse silence 1 0.02 0.5% pad 0.1 reverse pad 0.05
}

first() { say "audio/$1" en-gb 185 45 "$2"; }
first greeting.wav 'Harbour Hotel, how can I help?'
first goodbye.wav 'Thanks for calling. Goodbye.'
first opening-hours.wav "We're open from nine to five."
first hold/one-moment.wav 'One moment, please.'
first hold/still-there.wav 'Are you still there?'
first booking/which-day.wav 'Which day would you like?'
first booking/confirmed.wav 'Your table is booked.'

# Another voice, a little slower.
second() { say "takes/$1" en-us+f3 170 55 "$2"; }
second greeting.wav 'Harbour Hotel, how can I help you?'
second hold/one-moment.wav 'One moment, please.'
