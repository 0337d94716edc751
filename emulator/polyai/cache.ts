import { makeWav, wavDuration } from './wav.ts';

/** What the audio cache tells about an entry. */
export interface EntryDetails {
  id: string;
  transcript: string;
  cachedAt: string;
  hitCount: number;
  duration: number;
  regenerated: boolean;
  provider: string;
  providerVoiceId: string;
  imported: boolean;
  audioFilename: string | null;
  languageCode: string;
}

export interface Entry extends EntryDetails {
  audio: Buffer;
}

/** What an entry starts as: only the id must be said. Text in `audio` is base64, so that a seed can be JSON. */
export type EntrySeed = { id: string } & Partial<Omit<EntryDetails, 'id'>> & { audio?: Uint8Array | string };

export interface Page {
  limit: number;
  offset: number;
  sort?: { field: SortField; descending: boolean } | undefined;
}

export type SortField = keyof typeof SORT_KEYS;

const SORT_KEYS = {
  hit_count: (entry: Entry) => entry.hitCount,
  cached_at: (entry: Entry) => Date.parse(entry.cachedAt),
  duration: (entry: Entry) => entry.duration,
};

export const SORT_FIELDS = Object.keys(SORT_KEYS) as SortField[];

/** The cache of one agent. It can only lose and change entries: no call creates one. */
export class AgentCache {
  readonly #entries: Map<string, Entry>;

  constructor(seeds: readonly EntrySeed[]) {
    this.#entries = new Map(seeds.map((seed) => [seed.id, grow(seed)]));
    if (this.#entries.size < seeds.length) throw new TypeError('a cache entry is seeded twice');
  }

  /** Copies, so that a caller holds what was there at that time. */
  entries(): Entry[] {
    return [...this.#entries.values()].map((entry) => ({ ...entry }));
  }

  page({ limit, offset, sort }: Page): { entries: EntryDetails[]; totalCount: number } {
    const all = [...this.#entries.values()];
    if (sort) {
      const key = SORT_KEYS[sort.field];
      all.sort((a, b) => (sort.descending ? key(b) - key(a) : key(a) - key(b)));
    }
    return { entries: all.slice(offset, offset + limit).map(details), totalCount: all.length };
  }

  audio(id: string): Buffer | undefined {
    return this.#entries.get(id)?.audio;
  }

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  /** The id and all that is known about the phrase stay; whether PolyAI touches other fields is not documented. */
  replace(id: string, audio: Buffer, audioFilename: string, transcript?: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    entry.audio = audio;
    entry.audioFilename = audioFilename;
    entry.duration = wavDuration(audio) ?? entry.duration;
    entry.transcript = transcript ?? entry.transcript;
  }

  delete(id: string): boolean {
    return this.#entries.delete(id);
  }
}

function grow({ id, audio, ...seed }: EntrySeed): Entry {
  // A seed may come from a file, so the type says little.
  if (typeof id !== 'string' || !/^[0-9]+$/.test(id)) {
    throw new TypeError(`the id of a cache entry must be numeric text, not ${JSON.stringify(id)}`);
  }
  const number = Number(id);
  const bytes = typeof audio === 'string' ? Buffer.from(audio, 'base64') : audio && Buffer.from(audio);
  const content = bytes ?? makeWav(0.1, 200 + (number % 1000));
  return {
    id,
    transcript: `Phrase ${id}`,
    cachedAt: new Date(Date.UTC(2026, 0, 1) + (number % 1_000_000) * 60_000).toISOString(),
    hitCount: number % 100,
    duration: wavDuration(content) ?? 0,
    regenerated: false,
    provider: 'emulator',
    providerVoiceId: 'voice-1',
    imported: false,
    audioFilename: null,
    languageCode: 'en-US',
    ...seed,
    audio: content,
  };
}

export function details({ audio: _, ...rest }: Entry): EntryDetails {
  return rest;
}
