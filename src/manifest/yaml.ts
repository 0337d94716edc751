import { type AgentId, parseAgentId, parseRegion, REGIONS, type Region } from '../lib/ids.ts';
import { quote } from '../lib/text.ts';
import { readEntries } from './entries.ts';
import { addFault, type Field, positionOfValue, type ReadContext, readFields, readText } from './fields.ts';
import { fullFormFault, hasNoEntries, isFullForm, shortFormFault } from './form.ts';
import type { ValidManifest } from './manifest.ts';
import { readRequire } from './phrases.ts';
import { type Fault, type Position, strayContent } from './text.ts';
import { parseYaml } from './yaml-tree.ts';

/** The thorough way through a manifest, for YAML, and for JSON with a fault: it knows everything that is wrong, and where. */

export type ReadManifest = ValidManifest | { readonly ok: false; readonly faults: readonly Fault[] };

const EXAMPLE = '{"greeting.wav": "1042"}';

/** Reads the text of a manifest, JSON or YAML, or says everything that is wrong with it; `stop` as `readJson` gives it. */
export function readYaml(text: string, stop: Position, allowUnknownIds = false): ReadManifest {
  const stray = strayContent(text);
  if (stray.length > 0) return { ok: false, faults: stray };
  const tree = parseYaml(text, stop);
  if (!tree.ok) return tree;
  const context: ReadContext = { locate: tree.locate, faults: [], allowUnknownIds };
  const start = tree.locate(tree.root.range[0]);
  const expected = `the manifest must map file names to entry ids, e.g. ${EXAMPLE}`;
  const fields = readFields(context, tree.root, start, expected);
  const read = isFullForm(fields.map(({ key }) => key))
    ? readFull(context, fields, start)
    : readShort(context, fields);
  return context.faults.length > 0 ? { ok: false, faults: context.faults } : read;
}

function readFull(context: ReadContext, fields: readonly Field[], start: Position): ValidManifest {
  for (const { key, at } of fields) {
    const fault = fullFormFault(key);
    if (fault) addFault(context, at, fault);
  }
  if (hasNoEntries(fields.map(({ key }) => key))) {
    addFault(context, start, `"entries" is missing: put the files there, e.g. "entries": ${EXAMPLE}`);
  }
  checkSchema(context, fields);
  const named = (name: string) => fields.filter(({ key }) => key === name);
  const [agentId] = named('agentId').map((field) => readAgentId(context, field));
  const [region] = named('region').map((field) => readRegion(context, field));
  const expected = `"entries" must map file names to entry ids, e.g. ${EXAMPLE}, or be {}`;
  const files = named('entries').flatMap((field) =>
    readFields(context, field.value, positionOfValue(context, field), expected),
  );
  const { entries, toFind } = readEntries(context, files);
  const require = named('require').flatMap((field) => readRequire(context, field));
  return { ok: true, manifest: { agentId, region, entries, require }, toFind };
}

function readShort(context: ReadContext, fields: readonly Field[]): ValidManifest {
  checkSchema(context, fields);
  const files = fields.filter(({ key, at }) => {
    const fault = shortFormFault(key);
    if (fault) addFault(context, at, fault);
    return !fault && key !== '$schema';
  });
  const { entries, toFind } = readEntries(context, files);
  return { ok: true, manifest: { agentId: undefined, region: undefined, entries, require: [] }, toFind };
}

function checkSchema(context: ReadContext, fields: readonly Field[]): void {
  for (const field of fields)
    if (field.key === '$schema') readText(context, field, 'the address of a schema');
}

function readAgentId(context: ReadContext, field: Field): AgentId | undefined {
  const text = readText(context, field, 'an agent id');
  const agentId = text === undefined ? undefined : parseAgentId(text);
  if (text !== undefined && !agentId) {
    const message = `the agentId ${quote(text)} is not valid: write letters, digits, "-" and "_" only`;
    addFault(context, positionOfValue(context, field), message);
  }
  return agentId;
}

function readRegion(context: ReadContext, field: Field): Region | undefined {
  const text = readText(context, field, 'a region');
  const region = text === undefined ? undefined : parseRegion(text);
  if (text !== undefined && !region) {
    const message = `the region ${quote(text)} is not known: write one of ${REGIONS.join(', ')}`;
    addFault(context, positionOfValue(context, field), message);
  }
  return region;
}
