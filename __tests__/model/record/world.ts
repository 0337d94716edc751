import type { CommitSha } from '../../../src/lib/ids.ts';
import { type Content, createGit, FOLDER, type ModelGit, type Pull } from './git.ts';
import type { ModelNote } from './github.ts';
import type { Order } from './orders.ts';
import type { Cache } from './polyai.ts';
import type { Random } from './random.ts';

/** Everything that there is: one repository, one agent in two regions. */
export interface World {
  readonly git: ModelGit;
  readonly branches: Map<string, CommitSha>;
  readonly pulls: Map<number, Pull>;
  readonly notes: ModelNote<Order>[];
  readonly caches: ReadonlyMap<string, Cache>;
  /** Entries that were deleted: they never come back. */
  readonly dead: ReadonlyMap<string, Set<string>>;
  /** Every run that was ever started, to start it again. */
  readonly orders: Order[];
  /** Syncs that ended green, with the commit that they synced. */
  readonly done: { readonly by: Order; readonly sha: CommitSha }[];
  /** How runs ended. */
  readonly ends: Set<string>;
  /** What happened, for people. */
  readonly story: string[];
  /** Milliseconds since 1970. */
  now: number;
  /** The number of the newest audio. */
  audio: number;
}

export const IDS = ['11', '12', '13', '14', '15', '16', '17', '18', '19'];
export const REGIONS = ['us', 'uk'] as const;

export function createWorld(): World {
  const git = createGit();
  const content = new Map([
    [`${FOLDER}/a.json`, new Map([...IDS.slice(0, 2)].map((id, n) => [id, n + 1]))],
    [`${FOLDER}/b.json`, new Map([[IDS[2] ?? '', 3]])],
  ]);
  const first = git.commit(content, []);
  return {
    git,
    branches: new Map([['main', first.sha]]),
    pulls: new Map(),
    notes: [],
    caches: new Map(REGIONS.map((region) => [region, new Map(IDS.map((id) => [id, 0]))])),
    dead: new Map(REGIONS.map((region) => [region, new Set<string>()])),
    orders: [],
    done: [],
    ends: new Set(),
    story: [],
    now: Date.UTC(2026, 0, 2, 3, 4, 5),
    audio: 3,
  };
}

export function tipOf({ branches }: World, branch = 'main'): CommitSha {
  const sha = branches.get(branch);
  if (!sha) throw new Error(`there is no branch ${branch}`);
  return sha;
}

/** What all manifests of a commit map. */
export function allOf({ git }: World, sha: CommitSha): Map<string, number> {
  return new Map([...git.get(sha).content.values()].flatMap((entries) => [...entries]));
}

/** One to three changes, as somebody would make them. Ids that are gone for good are not named anew. */
export function edit(world: World, content: Content, random: Random): Content {
  const edited = new Map([...content].map(([path, entries]) => [path, new Map(entries)]));
  for (let left = 1 + random.below(3); left > 0; left -= 1) editOnce(world, edited, random);
  return edited;
}

function editOnce(world: World, edited: Map<string, Map<string, number>>, random: Random): void {
  const path = random.pick([...edited.keys()].toSorted());
  const entries = edited.get(path) ?? new Map<string, number>();
  const ids = [...entries.keys()].toSorted();
  const named = new Set([...edited.values()].flatMap((each) => [...each.keys()]));
  const isDead = (id: string) => [...world.dead.values()].some((dead) => dead.has(id));
  const free = IDS.filter((id) => !named.has(id) && !isDead(id));
  const newAudio = () => {
    world.audio += 1;
    return world.audio;
  };
  const choice = random.below(100);
  if (choice < 35 && ids.length > 0) entries.set(random.pick(ids), newAudio());
  else if (choice < 45 && ids.length > 0) {
    const id = random.pick(ids);
    entries.set(id, random.pick([...earlierAudio(world, id), newAudio()]));
  } else if (choice < 62 && free.length > 0) entries.set(random.pick(free), newAudio());
  else if (choice < 77 && ids.length > 0) entries.delete(random.pick(ids));
  else if (choice < 88 && ids.length > 0 && edited.size > 1) {
    const id = random.pick(ids);
    const other = edited.get(random.pick([...edited.keys()].filter((each) => each !== path).toSorted()));
    const audio = entries.get(id);
    if (audio !== undefined) other?.set(id, audio);
    entries.delete(id);
  } else if (choice < 94) {
    const renamed = path.endsWith('2.json')
      ? path.replace('2.json', '.json')
      : path.replace('.json', '2.json');
    if (edited.has(renamed)) return;
    edited.delete(path);
    edited.set(renamed, entries);
  } else if (choice < 97) edited.set(`${FOLDER}/c.json`, edited.get(`${FOLDER}/c.json`) ?? new Map());
  else if (edited.size > 1) edited.delete(path);
}

/** The audio that an entry had in any commit. */
function earlierAudio({ git }: World, id: string): number[] {
  return git
    .all()
    .flatMap(({ content }) => [...content.values()].flatMap((entries) => entries.get(id) ?? []));
}

/** What Git makes of a pull request: its changes on top of the tip. */
export function merged(world: World, pull: Pick<Pull, 'head' | 'fork'>): Content {
  const { git } = world;
  const base = git.get(pull.fork).content;
  const mine = git.get(pull.head).content;
  const result = new Map(
    [...git.get(tipOf(world)).content].map(([path, entries]) => [path, new Map(entries)]),
  );
  const isNamed = (id: string) => [...result.values()].some((entries) => entries.has(id));
  for (const [path, entries] of base) {
    if (!mine.has(path)) result.delete(path);
    for (const id of entries.keys()) if (!mine.get(path)?.has(id)) result.get(path)?.delete(id);
  }
  for (const [path, entries] of mine) {
    const target = result.get(path) ?? (base.has(path) ? undefined : new Map<string, number>());
    if (!target) continue;
    result.set(path, target);
    for (const [id, audio] of entries) {
      if (base.get(path)?.get(id) === audio) continue;
      if (target.has(id) || !isNamed(id)) target.set(id, audio);
    }
  }
  return result.size > 0 ? result : git.get(tipOf(world)).content;
}
