import type { GivenDetails } from './entry.ts';
import { checkDetails, type EntrySeed, grow } from './entry-seed.ts';

/** What PolyAI does of its own accord, as plain data, so that it can come from a file or over HTTP. */
export type Change =
  /** An entry appears: at the end of the listing, or at that place, counted from 0. */
  | { add: EntrySeed; at?: number }
  /** The entry of that id vanishes. */
  | { remove: string }
  /** It is synthesized anew under its id: other audio (this, if said), `regenerated`, a later `cachedAt`. */
  | { regenerate: string; audio?: string | Uint8Array }
  /** It vanishes, and its phrase comes back at the end under a new id (that, if said), with audio of PolyAI's making. */
  | { renew: string; as?: string }
  /** It gets other details. */
  | { set: string; to: GivenDetails };

const isText = (value: unknown) => typeof value === 'string';

const KINDS: Record<string, (change: Record<string, unknown>) => boolean> = {
  add({ add, at = 0, ...rest }) {
    grow(add as EntrySeed);
    return Number.isSafeInteger(at) && Number(at) >= 0 && isEmpty(rest);
  },
  remove: ({ remove, ...rest }) => isText(remove) && isEmpty(rest),
  regenerate: ({ regenerate, audio = '', ...rest }) =>
    isText(regenerate) && (isText(audio) || audio instanceof Uint8Array) && isEmpty(rest),
  renew: ({ renew, as = '', ...rest }) => isText(renew) && /^[0-9]*$/.test(String(as)) && isEmpty(rest),
  set({ set, to, ...rest }) {
    if (typeof to !== 'object' || to === null) return false;
    checkDetails(String(set), to);
    return isText(set) && isEmpty(rest);
  },
};

/** Reads one change or a list of them; throws a TypeError that says what is allowed. */
export function parseChanges(value: unknown): Change[] {
  return (Array.isArray(value) ? value : [value]).map((change) => {
    const kind = Object.keys(KINDS).find((name) => Object.hasOwn(Object(change), name));
    if (kind !== undefined && KINDS[kind]?.(change)) return change as Change;
    throw new TypeError(
      'a change must be {"add": entry, "at"}, {"remove": id}, {"regenerate": id, "audio"}, {"renew": id, "as"} or {"set": id, "to"}',
    );
  });
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
