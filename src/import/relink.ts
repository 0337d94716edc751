import type { EntryId } from '../lib/ids.ts';
import { isSameLanguage, normalizeTranscript, type Phrase } from '../plan/transcripts.ts';

/** An entry of the manifest, with the id that it has; `''` asks for one to be found. */
export interface Link extends Phrase {
  readonly name: string;
  readonly id: EntryId | '';
  readonly line: number;
  readonly column: number;
}

/** A live entry, as far as it counts here. */
export interface LivePhrase extends Phrase {
  readonly id: EntryId;
}

export interface Relinking {
  /** Links whose id is gone, each with the one live entry that has its phrase. */
  readonly found: readonly { readonly link: Link; readonly to: EntryId }[];
  /** Links with several candidates, or with one that several links want. */
  readonly ambiguous: readonly { readonly link: Link; readonly candidates: readonly EntryId[] }[];
  /** Links that nothing can be found for. */
  readonly lost: readonly Link[];
}

/**
 * Finds the live entry for each link whose id is gone, by phrase and language. Only where exactly one unmapped entry has the
 * phrase, and no other link wants it: a wrong link would put a recording over another phrase for good.
 */
export function relink(links: readonly Link[], live: readonly LivePhrase[]): Relinking {
  const alive = new Set<string>(live.map(({ id }) => id));
  const mapped = new Set<string>(links.map(({ id }) => id));
  const byPhrase = new Map<string, LivePhrase[]>();
  for (const entry of live) {
    if (mapped.has(entry.id) || entry.transcript === undefined) continue;
    const key = normalizeTranscript(entry.transcript);
    const alike = byPhrase.get(key);
    if (alike) alike.push(entry);
    else byPhrase.set(key, [entry]);
  }
  const broken = links.filter(({ id }) => !alive.has(id));
  const pairs = broken.map((link) => ({ link, candidates: candidatesFor(link, byPhrase) }));
  const wanted = new Map<EntryId, number>();
  for (const { candidates } of pairs) for (const id of candidates) wanted.set(id, (wanted.get(id) ?? 0) + 1);
  const isSure = (candidates: readonly EntryId[]) =>
    candidates.length === 1 && candidates.every((id) => wanted.get(id) === 1);
  return {
    found: pairs.flatMap(({ link, candidates }) =>
      isSure(candidates) ? candidates.map((to) => ({ link, to })) : [],
    ),
    ambiguous: pairs.filter(({ candidates }) => candidates.length > 0 && !isSure(candidates)),
    lost: pairs.filter(({ candidates }) => candidates.length === 0).map(({ link }) => link),
  };
}

function candidatesFor({ transcript, language }: Link, byPhrase: ReadonlyMap<string, LivePhrase[]>) {
  if (transcript === undefined) return [];
  return (byPhrase.get(normalizeTranscript(transcript)) ?? [])
    .filter((entry) => mayAgree(entry.language, language))
    .map(({ id }) => id);
}

/** A language counts only where both have one. */
function mayAgree(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || isSameLanguage(a, b);
}
