import { looksLikePointer } from '../plan/lfs.ts';

/** What people put into a `.wav` by mistake, told by its first bytes: offset, bytes as Latin-1, name. */
const SIGNATURES: readonly (readonly [offset: number, magic: string, name: string])[] = [
  [0, 'ID3', 'an MP3 (ID3)'],
  ...['\xe2', '\xe3', '\xf2', '\xf3', '\xfa', '\xfb'].map((byte) => [0, `\xff${byte}`, 'an MP3'] as const),
  ...['\xf0', '\xf1', '\xf8', '\xf9'].map((byte) => [0, `\xff${byte}`, 'AAC'] as const),
  [0, 'OggS', 'Ogg'],
  [0, 'fLaC', 'FLAC'],
  [4, 'ftyp', 'M4A or MP4'],
  [0, 'FORM', 'AIFF'],
  [0, 'caff', 'CAF'],
  [0, '.snd', 'AU'],
  [0, '#!AMR', 'AMR'],
  [0, '\x1aE\xdf\xa3', 'WebM'],
  [0, 'RIFX', 'a big-endian WAV (RIFX)'],
  [0, 'BW64', 'BW64'],
  [0, '\x1f\x8b', 'a gzip archive'],
  [0, 'PK\x03\x04', 'a ZIP archive'],
];
const HTML = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)/i;
const HEAD_BYTES = 64;

/** Why this is no WAV file at all; nothing if it starts like one. */
export function explainNotWav(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, HEAD_BYTES));
  if (looksLikePointer(head)) return 'is a Git LFS pointer, not audio';
  if (HTML.test(head)) return 'is not a WAV file: it starts like an HTML page';
  if (/^(?:RIFF|RF64)/.test(head)) return explainNotWave(head);
  const match = SIGNATURES.find(([offset, magic]) => head.startsWith(magic, offset));
  return `is not a WAV file: it ${match ? `starts like ${match[2]}` : 'does not start with RIFF'}`;
}

function explainNotWave(head: string): string | undefined {
  if (head.length < 12) return `is not a WAV file: it ends after ${head.length} bytes`;
  return head.startsWith('WAVE', 8) ? undefined : 'is not a WAV file: it is RIFF, but not WAVE';
}
