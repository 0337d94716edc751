import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lists, play, type Scene, ZEROS } from '../support/scene.ts';

/**
 * Whatever happened before (failed runs, runs that never came, branches that were reset), a run that succeeds leaves the cache
 * as its commit says, and touches no entry that no manifest ever named. More histories: HISTORIES=200 npm test -- histories
 */
const HISTORIES = Number(process.env['HISTORIES'] ?? 3);

type Edit = 'another take' | 'add' | 'remove' | 'rename' | 'swap';
type Fate = 'runs' | 'fails' | 'never runs' | 'is reset';

const step = fc.record({
  edits: fc.array(
    fc.constantFrom<Edit>('another take', 'another take', 'add', 'add', 'remove', 'rename', 'swap'),
    { minLength: 1, maxLength: 3 },
  ),
  fate: fc.constantFrom<Fate>('runs', 'runs', 'fails', 'never runs', 'is reset'),
});

/** A manifest that is edited: names with ids, of which none is used twice. */
class Manifest {
  entries: [name: string, id: string][] = [];
  #fresh = 0;
  #take = 0;

  edit(scene: Scene, kind: Edit): void {
    const [first, second] = this.entries;
    if (kind === 'add' || !first) {
      this.#fresh += 1;
      this.entries.push([`${this.#fresh}.wav`, String(this.#fresh)]);
      scene.record(`${this.#fresh}.wav`, 0);
    } else if (kind === 'another take') {
      this.#take += 1;
      scene.record(first[0], this.#take);
    } else if (kind === 'remove') this.entries.shift();
    else if (kind === 'rename') {
      const name = `renamed-${first[0]}`;
      scene.repository.write(`audio/${name}`, scene.repository.read(`audio/${first[0]}`));
      first[0] = name;
    } else if (second) [first[1], second[1]] = [second[1], first[1]];
    this.entries.push(...this.entries.splice(0, 1));
  }
}

interface Step {
  readonly edits: readonly Edit[];
  readonly fate: Fate;
}

/** Lives through a history and looks at the cache after each run that was let alone. */
async function live(scene: Scene, steps: readonly Step[]): Promise<void> {
  const manifest = new Manifest();
  const original = scene.cache();
  const attempted = new Set<string>();
  const told = new Set<string>();
  manifest.edit(scene, 'add');
  for (const { edits, fate } of [...steps, { edits: [], fate: 'runs' } as const]) {
    for (const edit of edits) manifest.edit(scene, edit);
    scene.manifest(Object.fromEntries(manifest.entries));
    scene.repository.commit('edit');
    if (fate === 'is reset') manifest.entries = reset(scene);
    if (fate === 'never runs') continue;
    if (fate === 'fails') scene.emulator.fault({ route: 'replace', status: 500 });
    const result = await scene.push(ZEROS, {
      payload: { ref: 'refs/heads/main', before: ZEROS, deleted: false },
      with: { 'max-attempts': '1', 'max-deletes': '100%' },
    });
    scene.emulator.clearFaults();
    const gone = (id: string) => scene.cache()[id] === undefined;
    if (result.outputs['outcome'] === 'blocked') {
      // An agent that has none of the entries to be replaced looks like the wrong agent.
      expect(JSON.parse(result.outputs['to-replace'] ?? '').filter((id: string) => !gone(id))).toEqual([]);
      continue;
    }
    for (const [, id] of manifest.entries) attempted.add(id);
    if (fate === 'fails') continue;
    const { failed, skipped } = lists(result);
    // An entry that was deleted cannot come back, for PolyAI has no call for that: it is told once.
    for (const id of failed) told.add(id);
    const lost = manifest.entries.map(([, id]) => id).filter(gone);
    expect({ skipped, lost: lost.filter((id) => !told.has(id)) }).toEqual({ skipped: [], lost: [] });
    expect(scene.cache()).toEqual(expectedCache(scene, manifest, original, attempted, lost));
  }
}

/** Takes the branch back by up to two commits; returns the manifest's entries there. */
function reset({ repository }: Scene): Manifest['entries'] {
  const commits = Number(repository.git('rev-list', '--count', 'HEAD'));
  repository.git('reset', '--quiet', '--hard', `HEAD~${Math.min(2, commits - 1)}`);
  const { entries } = JSON.parse(String(repository.read('audio/manifest.json')));
  return Object.entries(entries);
}

/** What the commit says, and for entries that no run ever knew of, what was there from the start. */
function expectedCache(
  scene: Scene,
  manifest: Manifest,
  original: Record<string, string>,
  attempted: ReadonlySet<string>,
  lost: readonly string[],
): Record<string, string> {
  const untouched = Object.entries(original).filter(([id]) => !attempted.has(id));
  const wanted = manifest.entries.filter(([, id]) => !lost.includes(id));
  return Object.fromEntries([
    ...untouched,
    ...wanted.map(([name, id]) => [id, scene.sha256(`audio/${name}`)]),
  ]);
}

test(`${HISTORIES} random histories of failed, missed and reset runs all end where the last commit says`, async () => {
  const ids = Array.from({ length: 30 }, (_, index) => String(index + 1));
  const github = { contents: 'read', deployments: 'write' } as const;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 7 }), (steps) =>
      play({ ids, github }, (scene) => live(scene, steps)),
    ),
    { numRuns: HISTORIES, seed: 7, endOnFailure: true },
  );
}, 600_000);
