import type { BlobId, CommitSha } from '../../src/lib/ids.ts';
import type { ManifestEntry } from '../../src/manifest/manifest.ts';
import { parseManifest } from '../../src/manifest/read.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { type State, stateOf } from '../../src/plan/state.ts';
import { assumedNote } from '../../src/stages/known.ts';
import { audioFolder, namedEntries } from '../repository.ts';

/** Reads a manifest of so many entries and plans: every tenth file changed, every hundredth entry left. Prints milliseconds. */
const count = Number(process.argv[2]);
const { 'audio/manifest.json': bytes } = audioFolder(namedEntries(count), () => Buffer.alloc(0));
if (!bytes) throw new Error('there is no manifest');

const start = performance.now();
const parsed = await parseManifest(bytes, 'audio/manifest.json');
const read = performance.now();
if (!parsed.ok) throw new Error(`the manifest is not valid: ${parsed.problems[0]?.message}`);
const { entries } = parsed.manifest;
const before = stateAt(entries, () => 'a');
const after = stateAt(
  entries.filter((_, index) => index % 100 !== 1),
  (index) => (index % 10 === 0 ? 'b' : 'a'),
);
const ready = performance.now();
const plan = makePlan({
  purpose: 'sync',
  manifest: 'audio/manifest.json',
  ref: undefined,
  to: after,
  base: undefined,
  known: [{ note: assumedNote('a'.repeat(40) as CommitSha, 'audio/manifest.json', 'sync'), state: before }],
  neighbours: {
    exists: () => true,
    manifests: new Map(),
    unreadable: undefined,
    previews: new Map(),
    previewed: new Map(),
  },
  isUncertain: false,
  deletes: 'branch',
  full: false,
});
const planned = performance.now();
if (plan.delete.length !== count / 100) throw new Error(`${plan.delete.length} deletions were planned`);
process.stdout.write(JSON.stringify({ parsing: read - start, planning: planned - ready }));

function stateAt(list: readonly ManifestEntry[], letter: (index: number) => string): State {
  const tracked = list.map((entry, index) => ({
    ...entry,
    path: `audio/${entry.name}`,
    blob: letter(index).repeat(40) as BlobId,
  }));
  return stateOf(tracked);
}
