import { looksLikePointer } from '../lib/lfs.ts';

interface Format {
  /** Where its first bytes stand, and what they are, as Latin-1. */
  readonly at: number;
  readonly magic: string;
  readonly name: string;
  /** How its files are called; absent for what is no audio. */
  readonly extension?: string;
}

/** What people put into a `.wav` by mistake, mostly by giving another file that name. */
const FORMATS: readonly Format[] = [
  { at: 0, magic: 'ID3', name: 'an MP3 (ID3)', extension: 'mp3' },
  ...frames('\xe2\xe3\xf2\xf3\xfa\xfb', { name: 'an MP3', extension: 'mp3' }),
  ...frames('\xf0\xf1\xf8\xf9', { name: 'AAC', extension: 'aac' }),
  { at: 0, magic: 'OggS', name: 'Ogg', extension: 'ogg' },
  { at: 0, magic: 'fLaC', name: 'FLAC', extension: 'flac' },
  { at: 4, magic: 'ftyp', name: 'M4A or MP4', extension: 'm4a' },
  { at: 0, magic: 'FORM', name: 'AIFF', extension: 'aiff' },
  { at: 0, magic: 'caff', name: 'CAF', extension: 'caf' },
  { at: 0, magic: '.snd', name: 'AU', extension: 'au' },
  { at: 0, magic: '#!AMR', name: 'AMR', extension: 'amr' },
  { at: 0, magic: '\x1aE\xdf\xa3', name: 'WebM', extension: 'webm' },
  { at: 0, magic: 'RIFX', name: 'a big-endian WAV (RIFX)', extension: 'wav' },
  { at: 0, magic: 'BW64', name: 'BW64', extension: 'wav' },
  { at: 0, magic: '\x1f\x8b', name: 'a gzip archive' },
  { at: 0, magic: 'PK\x03\x04', name: 'a ZIP archive' },
];
const HTML = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)/i;
const HEAD_BYTES = 64;

/** Why this is no WAV file at all; nothing if it starts like one. */
export function explainNotWav(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, HEAD_BYTES));
  if (looksLikePointer(head)) return 'is a Git LFS pointer, not audio';
  if (HTML.test(head)) return 'is not a WAV file: it starts like an HTML page';
  if (/^(?:RIFF|RF64)/.test(head)) return explainNotWave(head);
  const format = FORMATS.find(({ at, magic }) => head.startsWith(magic, at));
  if (!format) return 'is not a WAV file: it does not start with RIFF';
  const { name, extension } = format;
  const wayOut = extension
    ? `: convert it to WAV, for example with "ffmpeg -i in.${extension} -ar 8000 -ac 1 out.wav"`
    : '';
  return `is not a WAV file: it starts like ${name}${wayOut}`;
}

/** MPEG audio begins with a frame: 0xff, then a byte that says the kind. */
function frames(seconds: string, format: Pick<Format, 'name' | 'extension'>): Format[] {
  return [...seconds].map((second) => ({ at: 0, magic: `\xff${second}`, ...format }));
}

function explainNotWave(head: string): string | undefined {
  if (head.length < 12) return `is not a WAV file: it ends after ${head.length} bytes`;
  return head.startsWith('WAVE', 8) ? undefined : 'is not a WAV file: it is RIFF, but not WAVE';
}
