import type { AgentId, Region } from '../lib/ids.ts';
import { parseManifest } from '../manifest/read.ts';
import type { ManifestChanges } from './edit-manifest.ts';
import type { ManifestFile } from './manifest-file.ts';
import { renderEntry, type Style } from './manifest-style.ts';

/** The text of a manifest after an import. */

export interface ManifestOwner {
  /** The manifest's path: `.yml` and `.yaml` are YAML, all others JSON. */
  readonly path: string;
  readonly agentId: AgentId;
  readonly region: Region;
}

export type NewText =
  | { readonly ok: true; readonly text: string }
  /** The lines that a person has to add. */
  | { readonly ok: false; readonly lines: readonly string[] };

/**
 * Makes a new manifest, or changes the one that is there. What comes out is read again: it must say what was there and what was
 * added, and nothing else.
 */
export async function changeManifest(
  file: ManifestFile,
  changes: ManifestChanges,
  owner: ManifestOwner,
): Promise<NewText> {
  const text = file.bytes ? await edit(file.bytes, changes) : newManifest(changes, owner);
  const isRight = text !== undefined && (await saysAsMuch(text, file, changes, owner));
  return isRight ? { ok: true, text } : { ok: false, lines: linesByHand(changes) };
}

async function edit(bytes: Buffer, changes: ManifestChanges): Promise<string | undefined> {
  // Most runs make a new manifest: they need not load the YAML library.
  const { editManifest } = await import('./edit-manifest.ts');
  // Unlike a decoder's, the result has the byte order mark still.
  return editManifest(bytes.toString('utf8'), changes);
}

const JSON_STYLE: Style = {
  layout: 'lines',
  indent: '    ',
  unit: '  ',
  newline: '\n',
  quotes: '"',
  gap: ' ',
  compact: false,
};
const YAML_STYLE: Style = { ...JSON_STYLE, layout: 'block', indent: '  ', quotes: '' };

function newManifest({ add }: ManifestChanges, { path, agentId, region }: ManifestOwner): string {
  if (/\.ya?ml$/i.test(path)) {
    const lines = add.map((entry) => `${YAML_STYLE.indent}${renderEntry(entry, YAML_STYLE)}\n`);
    return `agentId: ${JSON.stringify(agentId)}\nregion: ${region}\nentries:\n${lines.join('')}`;
  }
  const lines = add.map((entry) => `${JSON_STYLE.indent}${renderEntry(entry, JSON_STYLE)}`);
  const head = `  "agentId": ${JSON.stringify(agentId)},\n  "region": "${region}",\n`;
  return `{\n${head}  "entries": {\n${lines.join(',\n')}\n  }\n}\n`;
}

async function saysAsMuch(
  text: string,
  { bytes, manifest, toFind }: ManifestFile,
  { add, ids }: ManifestChanges,
  owner: ManifestOwner,
): Promise<boolean> {
  const read = await parseManifest(Buffer.from(text), owner.path, { allowUnknownIds: true });
  if (!read.ok) return false;
  const changed = new Map(ids.map(({ name, from, to }) => [JSON.stringify([name, from]), to]));
  const old = [...manifest.entries, ...toFind.map((entry) => ({ ...entry, id: '' }))];
  const expected = [
    ...old.map((entry) => ({
      ...entry,
      id: changed.get(JSON.stringify([entry.name, entry.id])) ?? entry.id,
    })),
    ...add.flatMap((entry) => entry.ids.map((id) => ({ ...entry, id }))),
  ];
  const found = [...read.manifest.entries, ...read.toFind.map((entry) => ({ ...entry, id: '' }))];
  const head = bytes ? manifest : owner;
  return (
    JSON.stringify(found.map(facts).toSorted()) === JSON.stringify(expected.map(facts).toSorted()) &&
    read.manifest.agentId === head.agentId &&
    read.manifest.region === head.region &&
    JSON.stringify(read.manifest.require.map(phrase)) === JSON.stringify(manifest.require.map(phrase))
  );
}

interface Said {
  readonly transcript: string | undefined;
  readonly language: string | undefined;
}

function facts({ name, id, ...said }: Said & { readonly name: string; readonly id: string }): string {
  return JSON.stringify([name, id, ...phrase(said)]);
}

function phrase({ transcript, language }: Said): (string | null)[] {
  return [transcript ?? null, language ?? null];
}

function linesByHand({ add, ids }: ManifestChanges): string[] {
  const style: Style = { ...JSON_STYLE, layout: 'one line', indent: '' };
  return [
    ...ids.map(({ name, from, to }) => `${JSON.stringify(name)}: the id "${from}" becomes "${to}"`),
    ...add.map((entry) => `${renderEntry(entry, style)},`),
  ];
}
