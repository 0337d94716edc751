import { isScalar } from 'yaml';
import type { Problem } from '../problem.ts';
import { quote } from '../text.ts';
import { type AgentId, parseAgentId, parseRegion, REGIONS, type Region } from './ids.ts';
import { type ManifestEntry, readEntries } from './manifest-entries.ts';
import {
  type Field,
  oddity,
  positionOfValue,
  readFields,
  report,
  sourceOf,
  type Walk,
} from './manifest-fields.ts';
import { fullFormFault, isFullForm, missesEntries, shortFormFault } from './manifest-form.ts';
import { type Fault, type Position, parseTree } from './manifest-tree.ts';

export type { ManifestEntry };

export interface Manifest {
  readonly agentId: AgentId | undefined;
  readonly region: Region | undefined;
  readonly entries: readonly ManifestEntry[];
}

export type ParsedManifest =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Keeps the report on a hopeless file bounded. */
export const MAX_PROBLEMS = 1000;

const EXAMPLE = '{"greeting.wav": "1042"}';

/** Reads a manifest, or says everything that is wrong with it, in the order of its lines. */
export function parseManifest(bytes: Uint8Array, file: string): ParsedManifest {
  const tree = parseTree(bytes);
  if (!tree.ok) return { ok: false, problems: toProblems(tree.faults, file) };
  const walk: Walk = { locate: tree.locate, faults: [] };
  const start = tree.locate(tree.root.range[0]);
  const expected = `the manifest must map file names to entry ids, e.g. ${EXAMPLE}`;
  const fields = readFields(walk, tree.root, start, expected);
  const manifest = isFullForm(fields.map(({ key }) => key))
    ? readFull(walk, fields, start)
    : readShort(walk, fields);
  if (walk.faults.length > 0) return { ok: false, problems: toProblems(walk.faults, file) };
  return { ok: true, manifest };
}

function toProblems(faults: readonly Fault[], file: string): Problem[] {
  const sorted = faults.toSorted(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
  const problems: Problem[] = sorted.slice(0, MAX_PROBLEMS).map((fault) => ({ ...fault, file }));
  const more = faults.length - problems.length;
  if (more > 0) {
    problems.push({ message: `${more} more problems are not listed: mend the others first`, file });
  }
  return problems;
}

function readFull(walk: Walk, fields: readonly Field[], start: Position): Manifest {
  for (const { key, at } of fields) {
    const fault = fullFormFault(key);
    if (fault) report(walk, at, fault);
  }
  if (missesEntries(fields.map(({ key }) => key))) {
    report(walk, start, `"entries" is missing: put the files there, e.g. "entries": ${EXAMPLE}`);
  }
  checkSchema(walk, fields);
  const named = (name: string) => fields.filter(({ key }) => key === name);
  const [agentId] = named('agentId').map((field) => readAgentId(walk, field));
  const [region] = named('region').map((field) => readRegion(walk, field));
  const expected = `"entries" must map file names to entry ids, e.g. ${EXAMPLE}, or be {}`;
  const files = named('entries').flatMap((field) =>
    readFields(walk, field.value, positionOfValue(walk, field), expected),
  );
  return { agentId, region, entries: readEntries(walk, files) };
}

function readShort(walk: Walk, fields: readonly Field[]): Manifest {
  checkSchema(walk, fields);
  const files = fields.filter(({ key, at }) => {
    const fault = shortFormFault(key);
    if (fault) report(walk, at, fault);
    return !fault && key !== '$schema';
  });
  return { agentId: undefined, region: undefined, entries: readEntries(walk, files) };
}

function checkSchema(walk: Walk, fields: readonly Field[]): void {
  for (const field of fields) if (field.key === '$schema') readText(walk, field, 'the address of a schema');
}

function readAgentId(walk: Walk, field: Field): AgentId | undefined {
  const text = readText(walk, field, 'an agent id');
  const agentId = text === undefined ? undefined : parseAgentId(text);
  if (text !== undefined && !agentId) {
    const message = `the agentId ${quote(text)} is not valid: write letters, digits, "-" and "_" only`;
    report(walk, positionOfValue(walk, field), message);
  }
  return agentId;
}

function readRegion(walk: Walk, field: Field): Region | undefined {
  const text = readText(walk, field, 'a region');
  const region = text === undefined ? undefined : parseRegion(text);
  if (text !== undefined && !region) {
    const message = `the region ${quote(text)} is not known: write one of ${REGIONS.join(', ')}`;
    report(walk, positionOfValue(walk, field), message);
  }
  return region;
}

function readText(walk: Walk, field: Field, what: string): string | undefined {
  const { key, value } = field;
  const at = positionOfValue(walk, field);
  const odd = oddity(value);
  if (odd) report(walk, at, odd);
  else if (isScalar(value) && typeof value.value === 'string') return value.value;
  else if (isScalar(value) && value.value !== null) {
    report(walk, at, `"${key}" must be text: write it in quotes, ${quote(sourceOf(value))}`);
  } else report(walk, at, `"${key}" must be ${what}: write it in quotes, or remove "${key}"`);
  return undefined;
}
