/** What the audio cache tells about an entry. */
export interface EntryDetails {
  id: string;
  transcript: string;
  cachedAt: string;
  hitCount: number;
  /** Seconds. */
  duration: number;
  regenerated: boolean;
  provider: string;
  providerVoiceId: string;
  imported: boolean;
  audioFilename: string | null;
  languageCode: string;
}

export interface Entry extends EntryDetails {
  readonly audio: Buffer;
}

export type DetailName = Exclude<keyof EntryDetails, 'id'>;

/** Details as a seed or a change gives them: null is told as null. */
export type GivenDetails = { [Name in DetailName]?: EntryDetails[Name] | null };

/** An entry as the cache keeps it. Audio that nobody sent is made when it is asked for, so that memory stays flat. */
export interface KeptEntry extends EntryDetails {
  makeAudio: () => Buffer;
  /** Details that a listing leaves out, or tells as null. */
  untold: Partial<Record<DetailName, 'absent' | 'null'>>;
}

/** Gives an entry other details. */
export function tell(entry: KeptEntry, details: GivenDetails): void {
  for (const [name, value] of Object.entries(details) as [DetailName, unknown][]) {
    if (value === undefined) continue;
    if (value === null) entry.untold[name] = 'null';
    else {
      delete entry.untold[name];
      Object.assign(entry, { [name]: value });
    }
  }
}

/** What a listing says of an entry. */
export function listed({ makeAudio: _, untold, ...details }: KeptEntry): Record<string, unknown> {
  const told = Object.entries(details).filter(([name]) => untold[name as DetailName] !== 'absent');
  return Object.fromEntries(told.map(([name, value]) => [name, untold[name as DetailName] ? null : value]));
}

/** What an entry is now, for whoever looks into the emulator. */
export function snapshot({ makeAudio, untold: _, ...details }: KeptEntry): Entry {
  return {
    ...details,
    get audio() {
      return makeAudio();
    },
  };
}
