import { type DetailName, type GivenDetails, type KeptEntry, tell } from './entry.ts';
import { makeNumberedWav, makeWav, numberedWavSeconds, wavDuration } from './wav.ts';

/** What an entry starts as: only the id must be said. */
export interface EntrySeed extends GivenDetails {
  id: string;
  /** Text is base64, so that a seed can be JSON. Made up if not said. */
  audio?: Uint8Array | string;
  /** How large made-up audio is: an even number. */
  bytes?: number;
  /** Details that the listing leaves out. */
  absent?: readonly DetailName[];
}

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isAmount: Check = (value) => typeof value === 'number' && value >= 0;

const MIN_BYTES = 46;
const MAX_BYTES = 6 * 1024 * 1024;

const DETAILS: Record<DetailName, Check> = {
  transcript: isText,
  cachedAt: (value) => isText(value) && !Number.isNaN(Date.parse(value as string)),
  hitCount: (value) => Number.isSafeInteger(value) && isAmount(value),
  duration: isAmount,
  regenerated: isFlag,
  provider: isText,
  providerVoiceId: isText,
  imported: isFlag,
  audioFilename: isText,
  languageCode: isText,
};

const OTHERS: Record<string, Check> = {
  audio: (value) => isText(value) || value instanceof Uint8Array,
  bytes: (value) => Number(value) >= MIN_BYTES && Number(value) <= MAX_BYTES && Number(value) % 2 === 0,
  absent: (value) => Array.isArray(value) && value.every((name) => Object.hasOwn(DETAILS, name)),
};

/** Throws a TypeError that names the field. A seed may come from a file, so that its type says little. */
export function checkDetails(entry: string, details: object, more: Record<string, Check> = {}): void {
  const checks = { ...DETAILS, ...more };
  for (const [name, value] of Object.entries(details)) {
    if (value === undefined || (value === null && Object.hasOwn(DETAILS, name))) continue;
    const check = Object.hasOwn(checks, name) ? checks[name as DetailName] : undefined;
    if (!check) throw new TypeError(`a cache entry has no field ${JSON.stringify(name)} (entry ${entry})`);
    if (!check(value)) throw new TypeError(`${name} of entry ${entry} cannot be ${JSON.stringify(value)}`);
  }
}

/** An entry with everything that its seed does not say. */
export function grow({ id, ...seed }: EntrySeed): KeptEntry {
  if (typeof id !== 'string' || !/^[0-9]+$/.test(id)) {
    throw new TypeError(`the id of a cache entry must be numeric text, not ${JSON.stringify(id)}`);
  }
  checkDetails(id, seed, OTHERS);
  const { audio, bytes, absent = [], ...details } = seed;
  const number = Number(id);
  const given = typeof audio === 'string' ? Buffer.from(audio, 'base64') : audio && Buffer.from(audio);
  const entry: KeptEntry = {
    id,
    transcript: `Phrase ${id}`,
    cachedAt: new Date(Date.UTC(2026, 0, 1) + (number % 1_000_000) * 60_000).toISOString(),
    hitCount: number % 100,
    duration: given ? (wavDuration(given) ?? 0) : secondsOf(bytes),
    regenerated: false,
    provider: 'emulator',
    providerVoiceId: 'voice-1',
    imported: false,
    audioFilename: null,
    languageCode: 'en-US',
    makeAudio: given ? () => given : () => madeUp(number, bytes),
    untold: Object.fromEntries(absent.map((name) => [name, 'absent'])),
  };
  tell(entry, details);
  return entry;
}

const MADE_UP_SECONDS = 0.1;

function madeUp(number: number, bytes: number | undefined): Buffer {
  return bytes === undefined
    ? makeWav(MADE_UP_SECONDS, 200 + (number % 1000))
    : makeNumberedWav(bytes, number);
}

/** Without making it. */
function secondsOf(bytes: number | undefined): number {
  return bytes === undefined ? MADE_UP_SECONDS : numberedWavSeconds(bytes);
}

const PHRASES: readonly (readonly [language: string, phrase: string])[] = [
  ['en-US', 'Thank you for calling about booking'],
  ['en-US', 'One moment, please. I am looking for order'],
  ['en-GB', 'Your table is reserved under number'],
  ['es-ES', 'Gracias por llamar. Su reserva es la'],
  ['de-DE', 'Einen Moment bitte, ich suche Auftrag'],
];

/** So many entries, numbered from `first`, each with a phrase of its own; `bytes` is the size of their audio. */
export function numberedEntries(count: number, first = 1001, bytes?: number): EntrySeed[] {
  return Array.from({ length: count }, (_, index) => {
    const [languageCode = '', phrase = ''] = PHRASES[index % PHRASES.length] ?? [];
    const id = String(first + index);
    const hitCount = Math.ceil(10_000 / (index + 1));
    return { id, transcript: `${phrase} ${id}.`, languageCode, hitCount, ...(bytes ? { bytes } : {}) };
  });
}
