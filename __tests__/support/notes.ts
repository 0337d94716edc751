import type { BlobId, CommitSha, EntryId } from '../../src/lib/ids.ts';
import type { Note, ReadingScope } from '../../src/plan/note.ts';
import type { Known } from '../../src/plan/ownership.ts';
import { type State, stateOf } from '../../src/plan/state.ts';

export const MANIFEST = 'audio/manifest.json';
export const MAIN = 'refs/heads/main';

/** `{ 7: 'a' }`: entry 7 has the audio a. */
export type Audio = Readonly<Record<string, string>>;

/** What a commit names; each file is called after its id unless `nameOf` says otherwise. */
export function state(audio: Audio, nameOf = (id: string) => `${id}.wav`): State {
  return stateOf(
    Object.entries(audio).map(([id, blob], index) => ({
      id: id as EntryId,
      name: nameOf(id),
      path: `audio/${nameOf(id)}`,
      blob: blob as BlobId,
      line: index + 1,
      column: 1,
      transcript: undefined,
      language: undefined,
    })),
  );
}

export const ids = (...numbers: readonly (string | number)[]): EntryId[] =>
  numbers.map((number) => String(number) as EntryId);

export const shaOf = (number: number) => number.toString(16).padStart(40, '0') as CommitSha;

const SCOPE: ReadingScope = {
  manifests: [MANIFEST],
  gone: [],
  previews: [],
  undone: [],
  finished: [],
  clean: false,
};

/** What one run left: all but what the table of a test is about is as after a sync of `main` that succeeded. */
export type Step = Omit<Partial<Note>, 'id' | 'leftToOthers' | 'scope'> & {
  readonly leftToOthers?: readonly (string | number)[] | 'unknown';
  readonly scope?: Partial<ReadingScope> | 'none';
  readonly audio?: Audio;
  /** What it was laid over, of a preview; without, that is gone. */
  readonly over?: Audio;
};

export const SECOND = 1_000;
const DAY = 24 * 60 * 60 * SECOND;

/** The note with this number; a day lies between two, and each run takes a second, unless the test says otherwise. */
export function noteOf(
  id: number,
  { leftToOthers = [], scope, audio: _, over: __, ...more }: Step = {},
): Note {
  const began = more.began ?? id * DAY;
  return {
    id,
    sha: shaOf(id),
    began,
    end: { at: began + SECOND, succeeded: true },
    purpose: 'sync',
    manifest: MANIFEST,
    ref: MAIN,
    pullRequest: undefined,
    head: undefined,
    base: undefined,
    leftToOthers: leftToOthers === 'unknown' ? leftToOthers : new Set(ids(...leftToOthers)),
    scope: scope === 'none' ? undefined : { ...SCOPE, ...scope },
    ...more,
  };
}

/** Runs from the oldest to the newest, with what their commits name. */
export function runs(...steps: readonly Step[]): Known[] {
  return steps.map((step, index) => {
    const note = noteOf(index + 1, step);
    const whole = state(step.audio ?? {});
    if (note.purpose !== 'preview') return { note, state: whole };
    return { note, state: whole, preview: { whole, base: step.over && state(step.over) } };
  });
}

export const sync = (audio: Audio, more: Step = {}): Step => ({ audio, ...more });
export const failed = (audio: Audio, more: Step = {}): Step => ({
  audio,
  end: { at: undefined, succeeded: false },
  ...more,
});
/** The preview of a pull request, laid over what `over` names; over something that is gone without. */
export const preview = (pullRequest: number, audio: Audio, over?: Audio, more: Step = {}): Step => ({
  audio,
  purpose: 'preview',
  pullRequest,
  ...(over ? { over } : {}),
  ...more,
});
/** The undoing of pull requests' previews, on a commit that names `audio`. */
export const undo = (undone: readonly number[], audio: Audio, more: Step = {}): Step => ({
  audio,
  purpose: 'undo',
  scope: { undone },
  ...more,
});
