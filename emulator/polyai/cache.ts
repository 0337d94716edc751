import type { Change } from './changes.ts';
import { type Entry, type KeptEntry, listed, snapshot, tell } from './entry.ts';
import { type EntrySeed, grow } from './entry-seed.ts';
import { makeWav, wavDuration, withOtherHeader, withOtherSamples } from './wav.ts';

export interface Page {
  limit: number;
  offset: number;
  sort?: { field: SortField; descending: boolean } | undefined;
}

export type SortField = keyof typeof SORT_KEYS;

const SORT_KEYS = {
  hit_count: (entry: KeptEntry) => entry.hitCount,
  duration: (entry: KeptEntry) => entry.duration,
};

export const SORT_FIELDS = Object.keys(SORT_KEYS) as SortField[];

/** What PolyAI keeps of audio that it is sent: its bytes; its samples, under a header of its own; or its sound, encoded anew. */
export type Stores = keyof typeof STORES;

const STORES = {
  bytes: (audio: Buffer) => audio,
  samples: withOtherHeader,
  sound: withOtherSamples,
};

export const STORES_NAMES = Object.keys(STORES) as Stores[];

/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000;

/** The cache of one agent. Calls only change and delete entries; PolyAI itself also adds and renews them. */
export class AgentCache {
  #entries: KeptEntry[];
  readonly #stores: Stores;

  constructor(seeds: readonly EntrySeed[], stores: Stores = 'bytes') {
    this.#stores = stores;
    this.#entries = seeds.map(grow);
    if (new Set(seeds.map(({ id }) => id)).size < seeds.length) {
      throw new TypeError('a cache entry is seeded twice');
    }
  }

  /** Copies, so that a caller holds what was there at that time. */
  entries(): Entry[] {
    return this.#entries.map(snapshot);
  }

  page({ limit, offset, sort }: Page): { entries: Record<string, unknown>[]; totalCount: number } {
    const all = [...this.#entries];
    if (sort) {
      const key = SORT_KEYS[sort.field];
      all.sort((a, b) => (sort.descending ? key(b) - key(a) : key(a) - key(b)));
    }
    return { entries: all.slice(offset, offset + limit).map(listed), totalCount: all.length };
  }

  audio(id: string): Buffer | undefined {
    return this.#find(id)?.makeAudio();
  }

  has(id: string): boolean {
    return this.#find(id) !== undefined;
  }

  /** The id and all that is known about the phrase stay; whether PolyAI touches other fields is not documented. */
  replace(id: string, audio: Buffer, audioFilename: string, transcript?: string): void {
    const entry = this.#find(id);
    if (!entry) return;
    const kept = STORES[this.#stores](audio);
    entry.makeAudio = () => kept;
    entry.duration = wavDuration(kept) ?? entry.duration;
    tell(entry, { audioFilename, ...(transcript === undefined ? {} : { transcript }) });
  }

  delete(id: string): boolean {
    const before = this.#entries.length;
    this.#entries = this.#entries.filter((entry) => entry.id !== id);
    return this.#entries.length < before;
  }

  /** What PolyAI does of its own accord. An entry that is not there is a mistake of whoever scripts it. */
  change(change: Change): void {
    if ('add' in change) this.#add(grow(change.add), change.at);
    else if ('remove' in change) this.delete(this.#existing(change.remove).id);
    else if ('regenerate' in change) regenerate(this.#existing(change.regenerate), change.audio);
    else if ('renew' in change) this.#renew(this.#existing(change.renew), change.as);
    else tell(this.#existing(change.set), change.to);
  }

  #add(entry: KeptEntry, at = this.#entries.length): void {
    if (this.has(entry.id)) throw new Error(`there is an entry ${entry.id} already`);
    this.#entries.splice(at, 0, entry);
  }

  /** The phrase was spoken again after its entry was lost: a new id, at the end, with audio of PolyAI's own making. */
  #renew(old: KeptEntry, id = this.#nextId()): void {
    const { transcript, languageCode, provider, providerVoiceId } = old;
    const seed = {
      id,
      transcript,
      languageCode,
      provider,
      providerVoiceId,
      hitCount: 2,
      cachedAt: dayAfter(old),
    };
    this.#add(grow(seed));
    this.delete(old.id);
  }

  #nextId(): string {
    return String(this.#entries.reduce((most, { id }) => (BigInt(id) > most ? BigInt(id) : most), 0n) + 1n);
  }

  #existing(id: string): KeptEntry {
    const entry = this.#find(id);
    if (!entry) throw new Error(`there is no entry ${id} to change`);
    return entry;
  }

  #find(id: string): KeptEntry | undefined {
    return this.#entries.find((entry) => entry.id === id);
  }
}

function regenerate(entry: KeptEntry, audio: string | Uint8Array | undefined): void {
  const cachedAt = dayAfter(entry);
  const pitch = (Date.parse(cachedAt) / DAY) % 500;
  const given = typeof audio === 'string' ? Buffer.from(audio, 'base64') : audio && Buffer.from(audio);
  const made = given ?? makeWav(0.12, 1_300 + pitch);
  entry.makeAudio = () => made;
  tell(entry, { regenerated: true, cachedAt, duration: wavDuration(made) ?? entry.duration });
}

function dayAfter({ cachedAt }: KeptEntry): string {
  return new Date(Date.parse(cachedAt) + DAY).toISOString();
}
