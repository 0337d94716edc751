import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { codeBlock, fillRegions, inputsTable, outputsTable } from './regions.ts';

/**
 * Writes the generated parts of README.md and docs/: the tables from action.yml, the workflows from examples/.
 *
 *     npm run docs                                          writes them
 *     npm run check:docs                                    fails if one is stale
 *     npm run docs -- --pin owner/polyai-audio-cache-sync@v1.2.3   pins the examples to a release first
 */

const ROOT = join(import.meta.dirname, '..');
const EXAMPLES = join(ROOT, 'examples', 'workflows');
const at = (path: string) => join(ROOT, path);
/** What else names the owner of this repository. */
const OWNED = [
  'README.md',
  'docs/inputs.md',
  'docs/manifest.md',
  'docs/many-agents.md',
  '.github/ISSUE_TEMPLATE/config.yml',
];
/** The inputs and outputs of an action; `.` is the main one. */
const actionIn = (folder: string) => parse(readFileSync(at(join(folder, 'action.yml')), 'utf8'));

const { values } = parseArgs({ options: { check: { type: 'boolean' }, pin: { type: 'string' } } });
if (values.pin !== undefined) pinExamples(values.pin);

const pages = ['README.md', ...readdirSync(at('docs')).map((name) => `docs/${name}`)].filter((path) =>
  path.endsWith('.md'),
);
const stale = pages.filter((path) => refresh(path, values.check !== true));
if (values.check && stale.length > 0) {
  process.stderr.write(`stale: ${stale.join(', ')}; run "npm run docs" and commit what it writes\n`);
  process.exitCode = 1;
}

/** Whether the page was not what it should be. */
function refresh(path: string, write: boolean): boolean {
  const page = readFileSync(at(path), 'utf8');
  const fresh = fillRegions(page, make);
  if (fresh !== page && write) writeFileSync(at(path), fresh);
  return fresh !== page;
}

function make(name: string): string {
  // "inputs" of the main action, "agents/inputs" of another one.
  const [, folder = '.', table] = /^(?:([a-z]+)\/)?(inputs|outputs)$/.exec(name) ?? [];
  if (table === 'inputs') return inputsTable(actionIn(folder).inputs);
  if (table === 'outputs') return outputsTable(actionIn(folder).outputs);
  if (name.startsWith('examples/')) return codeBlock(languageOf(name), readFileSync(at(name), 'utf8'));
  throw new Error(`nothing is known of the region ${name}`);
}

function languageOf(name: string): string {
  if (name.endsWith('.yml')) return 'yaml';
  return name.endsWith('.json') ? 'json' : 'sh';
}

/** Careful users pin an action by its commit: a tag can be moved. */
function pinExamples(release: string): void {
  const [, name = '', version = ''] =
    /^([\w.-]+\/[\w.-]+)@(v[0-9]+\.[0-9]+\.[0-9]+|[0-9a-f]{40})$/.exec(release) ?? [];
  if (name === '') throw new Error('--pin takes <owner>/<name>@ and v<major>.<minor>.<patch>, or a commit');
  const commit = ['rev-parse', `${version}^{commit}`];
  const sha = execFileSync('git', commit, { cwd: ROOT, encoding: 'utf8' }).trim();
  const tag = version === sha ? 'unreleased' : version;
  for (const file of readdirSync(EXAMPLES)) {
    const path = join(EXAMPLES, file);
    const pinned = readFileSync(path, 'utf8').replaceAll(
      /uses: [\w.-]+\/polyai-audio-cache-sync(\/[a-z]+)?@.*/g,
      (_, folder = '') => `uses: ${name}${folder}@${sha} # ${tag}`,
    );
    writeFileSync(path, pinned);
  }
  for (const path of OWNED) {
    const owned = readFileSync(at(path), 'utf8').replaceAll(
      /your-org(?=\/polyai-audio-cache-sync)/g,
      name.split('/')[0] ?? '',
    );
    writeFileSync(at(path), owned);
  }
}
