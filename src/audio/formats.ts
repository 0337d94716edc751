import { type BlockLayout, codecName } from './codecs.ts';
import type { AudioWarning, SampleFormat, WavEncoding } from './facts.ts';
import type { Chunk } from './riff.ts';

// Sources: Microsoft, WAVEFORMATEX and WAVEFORMATEXTENSIBLE; RFC 2361 (format codes). What is refused was tried with ffmpeg 5.1 and
// sox 14.4: neither decodes it.

/** What a format chunk says, and what follows for its samples. */
export interface Format extends BlockLayout {
  readonly code: number;
  readonly encoding: WavEncoding;
  readonly sampleRate: number;
  readonly bytesPerSecond: number;
  /** How many of the bits count; 0 where all do. */
  readonly validBits: number;
  /** Undefined for compressed audio. */
  readonly sampleFormat: SampleFormat | undefined;
  /** What it says against itself. */
  readonly warnings: readonly AudioWarning[];
}

export const EXPORT_AGAIN = 'export it again as a plain WAV file';
export const CONVERT = 'convert it with "ffmpeg -i in.wav -ar 8000 -ac 1 -c:a pcm_s16le out.wav"';

export const FORMAT_BYTES = 16;
const EXTENSIBLE = 0xfffe;
/** A chunk that holds the code of the sub-format, and the size of the extension that it must claim. */
const SUB_FORMAT_END = 26;
const EXTENSION_BYTES = 22;
/** Phones use 8 to 48 kHz, studios up to 192. */
const COMMON_RATES = { least: 4_000, most: 192_000 };
const MAX_RATE = 0x7fff_ffff;
const MAX_CHANNELS = 512;
const COMMON_CHANNELS = 8;

const ENCODINGS: Readonly<Record<number, WavEncoding>> = {
  1: 'pcm',
  3: 'float',
  6: 'alaw',
  7: 'mulaw',
  27765: 'mulaw', // 0x6c75, as some telephone systems write it
};
const SAMPLE_FORMATS: Readonly<Record<string, SampleFormat>> = {
  'pcm 1': 'u8',
  'pcm 2': 's16',
  'pcm 3': 's24',
  'pcm 4': 's32',
  'pcm 8': 's64',
  'float 4': 'f32',
  'float 8': 'f64',
};
const BYTES: Readonly<Record<SampleFormat, number>> = {
  u8: 1,
  s16: 2,
  s24: 3,
  s32: 4,
  s64: 8,
  's24-low-in-32': 4,
  f32: 4,
  f64: 8,
  alaw: 1,
  mulaw: 1,
};

/** Bytes that hold one sample. */
export function containerBytes(format: SampleFormat): number {
  return BYTES[format];
}

/** Reads a format chunk of at least 16 bytes. Returns a text, to follow the file's name, where no decoder can read such audio. */
export function readFormat(view: DataView, chunk: Chunk): Format | string {
  const { start } = chunk;
  const sub = readSubFormat(view, chunk);
  if (typeof sub === 'string') return sub;
  const read = {
    code: sub.code,
    encoding: ENCODINGS[sub.code] ?? (`format-${sub.code}` as const),
    channels: view.getUint16(start + 2, true),
    sampleRate: view.getUint32(start + 4, true),
    bytesPerSecond: view.getUint32(start + 8, true),
    blockAlign: view.getUint16(start + 12, true),
    bitsPerSample: view.getUint16(start + 14, true),
    validBits: sub.validBits,
  };
  const sampleFormat = sampleFormatOf(read);
  const impossible = explainImpossible(read, sampleFormat);
  if (impossible !== undefined) return impossible;
  const odd = [...sub.odd, ...contradictions(read, sampleFormat), ...uncommon(read)];
  const warnings = [
    ...compressed(read, sampleFormat),
    ...odd.map((text) => ({ kind: 'odd', text }) as const),
  ];
  return { ...read, sampleFormat, warnings };
}

interface SubFormat extends Pick<Format, 'code' | 'validBits'> {
  readonly odd: readonly string[];
}

/** The extensible format names the real one in a GUID that begins with its code. */
function readSubFormat(view: DataView, { start, size }: Chunk): SubFormat | string {
  const code = view.getUint16(start, true);
  if (code !== EXTENSIBLE) return { code, validBits: 0, odd: [] };
  if (size < SUB_FORMAT_END || view.getUint16(start + 16, true) < EXTENSION_BYTES)
    return `has an extensible format chunk that does not name its format: ${EXPORT_AGAIN}`;
  const sub = { code: view.getUint16(start + 24, true), validBits: view.getUint16(start + 18, true) };
  const rest = size < 40 ? '' : hex(view, start + 26, 14);
  const known = STANDARD_GUIDS.includes(rest);
  return {
    ...sub,
    odd: known
      ? []
      : [`has a format chunk with an unusual sub-format, so not every player reads it: ${CONVERT}`],
  };
}

/** What follows the code: KSDATAFORMAT_SUBTYPE_*, and the same for Ambisonics. */
const STANDARD_GUIDS = ['000000001000800000aa00389b71', '00002107d3118644c8c1ca000000'];

type Read = Omit<Format, 'sampleFormat' | 'warnings'>;

/** By the bits alone, as players do it: what the block align says is often wrong. */
function sampleFormatOf({ encoding, bitsPerSample }: Read): SampleFormat | undefined {
  if (encoding === 'alaw' || encoding === 'mulaw') return encoding;
  const whole = encoding === 'pcm' ? Math.ceil(bitsPerSample / 8) : bitsPerSample / 8;
  return SAMPLE_FORMATS[`${encoding} ${whole}`];
}

function explainImpossible(format: Read, sampleFormat: SampleFormat | undefined): string | undefined {
  const { channels, sampleRate, bitsPerSample, validBits, code, encoding } = format;
  const says = (what: string) => `has a format chunk that says ${what}: ${EXPORT_AGAIN}`;
  if (channels === 0 || channels > MAX_CHANNELS) return says(`${channels} channels`);
  if (sampleRate === 0 || sampleRate > MAX_RATE) return says(`${sampleRate} Hz`);
  if (sampleFormat)
    return validBits > bitsPerSample ? says(`${validBits} of ${bitsPerSample} bits count`) : undefined;
  if (encoding === 'pcm' || encoding === 'float')
    return says(`${bitsPerSample} bits a sample (${encoding}), which no player reads`);
  if (codecName(code) !== undefined) return undefined;
  return `has audio in format ${code}, which no common player decodes: ${EXPORT_AGAIN}`;
}

function compressed({ code }: Read, sampleFormat: SampleFormat | undefined): AudioWarning[] {
  if (sampleFormat) return [];
  const text = `is compressed as ${codecName(code)}: its loudness is not measured, and it may not play on a phone line; ${CONVERT}`;
  return [{ kind: 'unmeasured', text }];
}

/** Players go by different numbers of a header, so one that contradicts itself is heard in different ways. */
function contradictions(format: Read, sampleFormat: SampleFormat | undefined): string[] {
  if (!sampleFormat) return [];
  const { channels, sampleRate, bytesPerSecond, blockAlign, bitsPerSample, validBits } = format;
  const bytes = containerBytes(sampleFormat);
  const room = bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const found: string[] = [];
  if (validBits > 0 && validBits !== bitsPerSample) found.push(`${validBits} bits in ${room}`);
  else if (bitsPerSample !== bytes * 8) found.push(`${bitsPerSample} bits in ${room}`);
  if (blockAlign !== bytes * channels)
    found.push(`a block of ${blockAlign} bytes, where ${channels} × ${bytes} are ${bytes * channels}`);
  else if (bytesPerSecond !== blockAlign * sampleRate)
    found.push(
      `${bytesPerSecond} bytes a second, where ${sampleRate} × ${blockAlign} are ${sampleRate * blockAlign}`,
    );
  if (found.length === 0) return [];
  return [`has a header that players read differently (${found.join('; ')}): ${EXPORT_AGAIN}`];
}

function uncommon({ channels, sampleRate }: Read): string[] {
  const odd: string[] = [];
  if (sampleRate < COMMON_RATES.least || sampleRate > COMMON_RATES.most)
    odd.push(`says ${sampleRate} Hz, which is hardly meant: ${EXPORT_AGAIN}`);
  if (channels > COMMON_CHANNELS)
    odd.push(`says ${channels} channels, which is hardly meant: ${EXPORT_AGAIN}`);
  return odd;
}

function hex(view: DataView, from: number, bytes: number): string {
  return Buffer.from(view.buffer, view.byteOffset + from, bytes).toString('hex');
}
