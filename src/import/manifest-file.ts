import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Blocked } from '../lib/problem.ts';
import { EMPTY_MANIFEST, type ValidManifest } from '../manifest/manifest.ts';
import { parseManifest } from '../manifest/read.ts';
import { MAX_MANIFEST_BYTES } from '../manifest/text.ts';
import { explainUnsafe } from './repository-tree.ts';

export interface ManifestFile extends ValidManifest {
  /** Undefined where there is no manifest yet. */
  readonly bytes: Buffer | undefined;
}

const NONE: ManifestFile = { ok: true, bytes: undefined, manifest: EMPTY_MANIFEST, toFind: [] };

/** Reads the manifest of the workspace. Raises Blocked where it is invalid, behind a link, or no file. */
export async function readManifest(workspace: string, path: string): Promise<ManifestFile> {
  const unsafe = explainUnsafe(workspace, path);
  if (unsafe) throw Blocked.because(`the manifest cannot be used: ${unsafe}`);
  const bytes = readIfThere(join(workspace, path), path);
  if (!bytes) return NONE;
  const parsed = await parseManifest(bytes, path, { allowUnknownIds: true });
  if (!parsed.ok) throw new Blocked(parsed.problems);
  return { ...parsed, bytes };
}

function readIfThere(file: string, path: string): Buffer | undefined {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    // What is too large is refused by its size; there is no need to read all of it.
    if (stats && stats.size > MAX_MANIFEST_BYTES) return Buffer.alloc(stats.size);
    return stats ? readFileSync(file) : undefined;
  } catch (error) {
    const message = `the manifest cannot be read: ${(error as Error).message}`;
    throw new Blocked([{ message, file: path }], { cause: error });
  }
}
