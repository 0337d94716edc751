import type { Problem } from '../lib/problem.ts';
import { readJson } from './json.ts';
import type { ValidManifest } from './manifest.ts';
import { decodeManifest, type Fault, MAX_PROBLEMS } from './text.ts';

export type ParsedManifest = ValidManifest | { readonly ok: false; readonly problems: readonly Problem[] };

export interface ParseOptions {
  /** Whether `id: ""` means an entry to be found by its phrase, rather than a problem. */
  readonly allowUnknownIds?: boolean;
}

/** Reads a manifest, or says everything that is wrong with it, in the order of its lines. `file` is its path, for problems. */
export async function parseManifest(
  bytes: Uint8Array,
  file: string,
  { allowUnknownIds = false }: ParseOptions = {},
): Promise<ParsedManifest> {
  const decoded = decodeManifest(bytes);
  if (!decoded.ok) return { ok: false, problems: toProblems(decoded.faults, file) };
  const plain = readJson(decoded.text);
  if (plain.ok) return plain;
  // Most manifests are valid JSON: they do not wait for the YAML library to load.
  const { readYaml } = await import('./yaml.ts');
  const read = readYaml(decoded.text, plain.stop, allowUnknownIds);
  return read.ok ? read : { ok: false, problems: toProblems(read.faults, file) };
}

function toProblems(faults: readonly Fault[], file: string): Problem[] {
  const sorted = faults.toSorted(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
  const problems: Problem[] = sorted.slice(0, MAX_PROBLEMS).map((fault) => ({ ...fault, file }));
  if (faults.length > problems.length) {
    problems.push({ message: 'there are more problems, which are not listed: fix these first', file });
  }
  return problems;
}
