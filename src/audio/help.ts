// What to do about a file: ends of sentences that begin with its name.

export const EXPORT_AGAIN = 'export it again as a plain WAV file';
export const CONVERT = 'convert it with "ffmpeg -i in.wav -ar 8000 -ac 1 -c:a pcm_s16le out.wav"';
export const CUT_OFF = 'it was cut off, so copy or export it again';
export const STREAMED =
  'was written by a program that streamed it, so its header does not say how much audio it has: fix that with "ffmpeg -i in.wav -c copy out.wav"';
