import { randomOf } from './random.ts';

/** How a sequence goes as a whole. */
export interface Profile {
  readonly graphql: boolean;
  /** How many notes a page has. */
  readonly page: number;
  /** Whether the token may see pull requests. */
  readonly seesPulls: boolean;
  /** Whether runs meet. */
  readonly sideBySide: boolean;
  /** How many of the runs GitHub starts, of syncs and previews, and of what closing a pull request starts. */
  readonly started: number;
  readonly closed: number;
  /** What happens to notes. */
  readonly notes: 'kept' | 'oldest lost' | 'lost' | 'spoiled';
}

/** One thing that happens; its seed decides the rest, so that a sequence stays what it is when steps are left out. */
export interface Step {
  readonly kind: Kind;
  readonly seed: number;
}

export interface Sequence {
  readonly profile: Profile;
  readonly steps: readonly Step[];
}

const WEIGHTS = {
  commit: 26,
  'force-push': 5,
  'run again': 12,
  'open a pull request': 9,
  'push to a pull request': 12,
  'close a pull request': 12,
  'open it again': 4,
  'run on a feature branch': 4,
  'run by hand': 5,
  'run in another region': 3,
  'clean up': 4,
  'run on a comment': 2,
  'collect merge commits': 9,
  'lose notes': 5,
  'two runs at once': 10,
  wait: 3,
} as const;
export type Kind = keyof typeof WEIGHTS;

/** Makes a sequence from a number. */
export function sequenceOf(seed: number): Sequence {
  const random = randomOf(seed);
  const rare = random.below(10);
  const profile: Profile = {
    graphql: random.chance(0.7),
    page: rare >= 3 && random.chance(0.2) ? 8 : 100,
    started: random.pick([0.5, 0.9, 1]),
    closed: random.pick([0.3, 0.8, 1]),
    seesPulls: rare !== 4,
    sideBySide: rare < 3,
    notes: rare === 3 || rare === 2 ? random.pick(['oldest lost', 'lost', 'spoiled'] as const) : 'kept',
  };
  const kinds = (Object.keys(WEIGHTS) as Kind[])
    .filter((kind) => kind !== 'two runs at once' || profile.sideBySide)
    .filter((kind) => kind !== 'lose notes' || profile.notes !== 'kept')
    .flatMap((kind) => Array.from({ length: WEIGHTS[kind] }, () => kind));
  const steps = Array.from({ length: 3 + random.below(16) }, () => {
    return { kind: random.pick(kinds), seed: random.below(2 ** 32) };
  });
  return { profile, steps };
}
