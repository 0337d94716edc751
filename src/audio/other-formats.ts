import { grouped } from '../lib/numbers.ts';
import { FILE_FORMATS } from './magic.ts';
import { explainText } from './other-text.ts';
import { findRiff } from './riff.ts';

const HEAD_BYTES = 128;
const RAW_HELP =
  'if it is raw audio without a header, give it one, for example with "ffmpeg -f s16le -ar 8000 -ac 1 -i in.wav -c:a pcm_s16le out.wav" ("-f mulaw" or "-f alaw" for telephone audio)';

/** Why this is no WAV file at all, after its name; nothing if it starts like one. */
export function explainNotWav(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return 'is empty';
  const head = latin1(bytes, 0);
  if (/^(?:RIFF|RF64|BW64)/.test(head)) return explainNotWave(head);
  const wav = findRiff(bytes, 0);
  if (wav !== undefined) return explainPrefix(head, wav);
  const rest = afterTag(bytes);
  return rest === undefined ? explainOther(head) : explainTagged(latin1(bytes, rest));
}

function explainOther(head: string): string {
  const format = findFormat(head);
  if (format) return starts(format.name, format.help ?? convert(format.extension ?? ''));
  const text = explainText(head);
  if (text !== undefined) return text;
  if (/^\0+$/.test(head))
    return starts('nothing but zero bytes', 'a disk or a transfer failed, so copy it again');
  return `is not a WAV file: it does not start with RIFF; ${RAW_HELP}`;
}

/** Nearly always MP3; other audio can have an ID3 tag, too. */
function explainTagged(rest: string): string {
  const format = findFormat(rest);
  if (!format?.extension) return starts('an MP3 (ID3)', convert('mp3'));
  return starts(`${format.name} (ID3)`, convert(format.extension));
}

function explainPrefix(head: string, wav: number): string {
  const what = head.startsWith('ID3') ? 'an ID3 tag' : 'something else';
  return `has ${what} before its RIFF header, which begins at byte ${grouped(wav)}: remove it with "tail -c +${wav + 1} in.wav > out.wav"`;
}

function findFormat(head: string) {
  return FILE_FORMATS.find(({ at, magic }) => head.startsWith(magic, at));
}

/** Where an ID3v2 tag ends: its size has seven bits a byte (id3.org/id3v2.4.0-structure). */
function afterTag(bytes: Uint8Array): number | undefined {
  if (!latin1(bytes, 0).startsWith('ID3')) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(6, 10);
  return 10 + ((a & 127) << 21) + ((b & 127) << 14) + ((c & 127) << 7) + (d & 127);
}

function latin1(bytes: Uint8Array, from: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + HEAD_BYTES));
}

function explainNotWave(head: string): string | undefined {
  if (head.length < 12)
    return `is not a WAV file: it ends after ${head.length} bytes, so copy or export it again`;
  if (head.startsWith('WAVE', 8)) return undefined;
  return head.startsWith('AVI ', 8)
    ? starts('AVI video', convert('avi'))
    : 'is not a WAV file: it is RIFF but not WAVE; export it again as a plain WAV file';
}

function starts(name: string, help: string): string {
  return `is not a WAV file: it starts like ${name}: ${help}`;
}

function convert(extension: string): string {
  return `convert it to WAV, for example with "ffmpeg -i in.${extension} -ar 8000 -ac 1 -c:a pcm_s16le out.wav"`;
}
