import { isScalar } from 'yaml';
import { type AgentId, parseAgentId, parseRegion, REGIONS, type Region } from '../lib/ids.ts';
import { quote } from '../lib/text.ts';
import { readEntries } from './entries.ts';
import { type Field, oddity, positionOfValue, readFields, report, sourceOf, type Walk } from './fields.ts';
import { fullFormFault, isFullForm, missesEntries, shortFormFault } from './form.ts';
import type { Manifest } from './manifest.ts';
import { type Fault, type Position, strayContent } from './text.ts';
import { parseYaml } from './tree.ts';

/** The thorough way through a manifest, for YAML, and for JSON with a fault: it knows everything that is wrong, and where. */

export type ReadManifest =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const EXAMPLE = '{"greeting.wav": "1042"}';

/** Reads the text of a manifest, JSON or YAML, or says everything that is wrong with it; `stop` as `readJson` gives it. */
export function readYaml(text: string, stop: Position): ReadManifest {
  const stray = strayContent(text);
  if (stray.length > 0) return { ok: false, faults: stray };
  const tree = parseYaml(text, stop);
  if (!tree.ok) return tree;
  const walk: Walk = { locate: tree.locate, faults: [] };
  const start = tree.locate(tree.root.range[0]);
  const expected = `the manifest must map file names to entry ids, e.g. ${EXAMPLE}`;
  const fields = readFields(walk, tree.root, start, expected);
  const manifest = isFullForm(fields.map(({ key }) => key))
    ? readFull(walk, fields, start)
    : readShort(walk, fields);
  return walk.faults.length > 0 ? { ok: false, faults: walk.faults } : { ok: true, manifest };
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
