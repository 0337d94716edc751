import { isMap, isScalar, type ParsedNode, parseDocument } from 'yaml';
import { type AgentId, parseAgentId, REGIONS, type Region } from '../lib/ids.ts';
import type { Problem } from '../lib/problem.ts';
import { quote, visible } from '../lib/text.ts';
import { sourceOf } from './fields.ts';
import { locator, type Position } from './text.ts';

/** The agent that a project file of PolyAI's Agent Development Kit names. */
export interface Project {
  /** Its path in the repository. */
  readonly file: string;
  readonly agentId: AgentId;
  /** Undefined where the file names none. */
  readonly region: Region | undefined;
}

export type ParsedProject =
  | { readonly ok: true; readonly project: Project }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What the kit calls each region. */
const KIT_NAMES: Readonly<Record<Region, string>> = {
  us: 'us-1',
  eu: 'euw-1',
  uk: 'uk-1',
  studio: 'studio',
};
const REGION_OF = new Map(REGIONS.map((region) => [KIT_NAMES[region], region]));

/** Reads `project_id` and `region` from a project file; other keys are ignored. */
export function parseProject(bytes: Uint8Array, file: string): ParsedProject {
  const text = new TextDecoder().decode(bytes);
  const locate = locator(text);
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error) {
    const message = `the project file is not valid YAML: ${visible(error.message)}`;
    return { ok: false, problems: [{ message, file, ...locate(error.pos[0]) }] };
  }
  const root: ParsedNode | null = document.contents;
  const problems: Problem[] = [];
  const read = <Value>(key: string, parse: (text: string) => Value | undefined, allowed: string) => {
    const field = fieldOf(root, key);
    if (!field) return undefined;
    const value = field.text === undefined ? undefined : parse(field.text);
    if (value === undefined) {
      const found = field.text === undefined ? 'is not plain text' : `is ${quote(field.text)}`;
      problems.push({ message: `${quote(key)} ${found}: write ${allowed}`, file, ...locate(field.offset) });
    }
    return value;
  };
  const agentId = read('project_id', parseAgentId, 'the project id from Agent Studio');
  const region = read('region', (name) => REGION_OF.get(name), `one of ${[...REGION_OF.keys()].join(', ')}`);
  if (problems.length > 0) return { ok: false, problems };
  if (!agentId) return { ok: false, problems: [{ message: NO_PROJECT_ID, file, ...START }] };
  return { ok: true, project: { file, agentId, region } };
}

const START: Position = { line: 1, column: 1 };
const NO_PROJECT_ID =
  'the project file has no "project_id": name the project.yaml of a PolyAI ADK project in the input "project"';

/** The text of a top-level key's value, and its position. Undefined where the key is missing or has no value. */
function fieldOf(
  root: ParsedNode | null,
  key: string,
): { text: string | undefined; offset: number } | undefined {
  if (!isMap(root)) return undefined;
  const pair = root.items.find((item) => isScalar(item.key) && item.key.value === key);
  const value = pair?.value as ParsedNode | null | undefined;
  if (!value || (isScalar(value) && value.value === null)) return undefined;
  return { text: isScalar(value) ? sourceOf(value) : undefined, offset: value.range[0] };
}
