import { type AgentId, parseAgentId, parseRegion, REGIONS, type Region } from '../lib/ids.ts';
import { quote } from '../lib/text.ts';
import { readEntries } from './entries.ts';
import { type Field, positionOfValue, readFields, readText, report, type Walk } from './fields.ts';
import { fullFormFault, isFullForm, missesEntries, shortFormFault } from './form.ts';
import type { ValidManifest } from './manifest.ts';
import { readRequire } from './phrases.ts';
import { type Fault, type Position, strayContent } from './text.ts';
import { parseYaml } from './tree.ts';

/** The thorough way through a manifest, for YAML, and for JSON with a fault: it knows everything that is wrong, and where. */

export type ReadManifest = ValidManifest | { readonly ok: false; readonly faults: readonly Fault[] };

const EXAMPLE = '{"greeting.wav": "1042"}';

/** Reads the text of a manifest, JSON or YAML, or says everything that is wrong with it; `stop` as `readJson` gives it. */
export function readYaml(text: string, stop: Position, allowUnknownIds = false): ReadManifest {
  const stray = strayContent(text);
  if (stray.length > 0) return { ok: false, faults: stray };
  const tree = parseYaml(text, stop);
  if (!tree.ok) return tree;
  const walk: Walk = { locate: tree.locate, faults: [], allowUnknownIds };
  const start = tree.locate(tree.root.range[0]);
  const expected = `the manifest must map file names to entry ids, e.g. ${EXAMPLE}`;
  const fields = readFields(walk, tree.root, start, expected);
  const read = isFullForm(fields.map(({ key }) => key))
    ? readFull(walk, fields, start)
    : readShort(walk, fields);
  return walk.faults.length > 0 ? { ok: false, faults: walk.faults } : read;
}

function readFull(walk: Walk, fields: readonly Field[], start: Position): ValidManifest {
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
  const { entries, toFind } = readEntries(walk, files);
  const require = named('require').flatMap((field) => readRequire(walk, field));
  return { ok: true, manifest: { agentId, region, entries, require }, toFind };
}

function readShort(walk: Walk, fields: readonly Field[]): ValidManifest {
  checkSchema(walk, fields);
  const files = fields.filter(({ key, at }) => {
    const fault = shortFormFault(key);
    if (fault) report(walk, at, fault);
    return !fault && key !== '$schema';
  });
  const { entries, toFind } = readEntries(walk, files);
  return { ok: true, manifest: { agentId: undefined, region: undefined, entries, require: [] }, toFind };
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
