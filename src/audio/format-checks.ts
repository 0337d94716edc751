import { codecName } from './codecs.ts';
import { containerBytes, type FormatFields } from './encodings.ts';
import type { AudioWarning, SampleFormat } from './facts.ts';
import { CONVERT, EXPORT_AGAIN } from './help.ts';

/** Phones use 8 to 48 kHz, studios up to 192. */
const COMMON_RATES = { least: 4_000, most: 192_000 };
const MAX_RATE = 0x7fff_ffff;
const MAX_CHANNELS = 512;
const COMMON_CHANNELS = 8;

/** Why nobody can play such audio, to follow the file's name: it was tried with ffmpeg 5.1 and sox 14.4, and neither can. */
export function explainImpossible(
  format: FormatFields,
  sampleFormat: SampleFormat | undefined,
): string | undefined {
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

/** What is odd about a format chunk that can be played. */
export function oddFormat(format: FormatFields, sampleFormat: SampleFormat | undefined): AudioWarning[] {
  const odd = [...contradictions(format, sampleFormat), ...uncommon(format)];
  return [...compressed(format, sampleFormat), ...odd.map((text) => ({ kind: 'odd', text }) as const)];
}

function compressed({ code }: FormatFields, sampleFormat: SampleFormat | undefined): AudioWarning[] {
  if (sampleFormat) return [];
  const text = `is compressed as ${codecName(code)}: its loudness is not measured, and it may not play on a phone line; ${CONVERT}`;
  return [{ kind: 'unmeasured', text }];
}

/** Players go by different numbers of a header, so one that contradicts itself is heard in different ways. */
function contradictions(format: FormatFields, sampleFormat: SampleFormat | undefined): string[] {
  if (!sampleFormat) return [];
  const { channels, sampleRate, bytesPerSecond, blockAlign, bitsPerSample, validBits } = format;
  const bytes = containerBytes(sampleFormat);
  const room = bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const found: string[] = [];
  if (validBits > 0 && validBits !== bitsPerSample) found.push(`${validBits} bits in ${room}`);
  else if (bitsPerSample !== bytes * 8) found.push(`${bitsPerSample} bits in ${room}`);
  if (blockAlign !== bytes * channels)
    found.push(`a block of ${blockAlign} bytes, but ${channels} × ${bytes} = ${bytes * channels}`);
  else if (bytesPerSecond !== blockAlign * sampleRate)
    found.push(
      `${bytesPerSecond} bytes a second, but ${sampleRate} × ${blockAlign} = ${sampleRate * blockAlign}`,
    );
  if (found.length === 0) return [];
  return [`has a header that players read differently (${found.join('; ')}): ${EXPORT_AGAIN}`];
}

function uncommon({ channels, sampleRate }: FormatFields): string[] {
  const odd: string[] = [];
  if (sampleRate < COMMON_RATES.least || sampleRate > COMMON_RATES.most)
    odd.push(`says ${sampleRate} Hz, which is probably a mistake: ${EXPORT_AGAIN}`);
  if (channels > COMMON_CHANNELS)
    odd.push(`says ${channels} channels, which is probably a mistake: ${EXPORT_AGAIN}`);
  return odd;
}
