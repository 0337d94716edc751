import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readRef } from '../git/refs.ts';

/** One step of a job, as GitHub's runner would run this action. */
export interface Step {
  /** The checked-out repository. */
  readonly workspace: string;
  /** Which action of this repository; without it, the main one. */
  readonly action?: 'verify' | 'import' | 'agents';
  readonly event: string;
  readonly payload?: unknown;
  /** The `with:` block. */
  readonly with?: Readonly<Record<string, string>>;
  /** More variables, or others; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Called when the process runs, for signals and the like. */
  readonly started?: (process: import('node:child_process').ChildProcess) => void;
}

export interface StepResult {
  /** The exit code, or null where a signal ended the process. */
  readonly code: number | null;
  /** Everything that the step printed, standard output and standard error as they came, but for the masks. */
  readonly log: string;
  /** What the step asked the runner to mask. It is not masked in `log`, so that a leak shows. */
  readonly masks: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Milliseconds. */
  readonly took: number;
}

export interface LocalRunner {
  run(step: Step): Promise<StepResult>;
  /** Where `dist/` was copied to, away from `node_modules`. */
  readonly actionPath: string;
  remove(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '..', '..');
/** A step that takes longer hangs. Milliseconds. */
const STEP_TIMEOUT = 60_000;

/** Copies `dist/` alone into an empty folder, so that nothing but the bundle can be at work. */
export async function copyAction(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'action-')));
  await cp(join(ROOT, 'dist'), folder, { recursive: true });
  return folder;
}

/** Runs the action from a folder that `copyAction` made; from one of its own where none is given. */
export async function createLocalRunner(shared?: string): Promise<LocalRunner> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'local-runner-')));
  const actionPath = shared ?? (await copyAction());
  let steps = 0;

  return {
    actionPath,
    async run(step) {
      steps += 1;
      const folder = join(home, `step-${steps}`);
      await mkdir(join(folder, 'temp'), { recursive: true });
      const variables = { ...(await stepVariables(folder, step)), ...(shared ? compileCache(shared) : {}) };
      const result = await runProcess(
        [join(actionPath, step.action ?? '.', 'index.js')],
        step.workspace,
        variables,
        step.started,
      );
      const outputs = parseOutputs(await readFile(join(folder, 'output'), 'utf8'));
      const { log, masks } = takeMasks(result.log);
      return { ...result, log, masks, outputs, summary: await readFile(join(folder, 'summary'), 'utf8') };
    },
    async remove() {
      await rm(home, { recursive: true, force: true });
      if (!shared) await rm(actionPath, { recursive: true, force: true });
    },
  };
}

/** Steps that share a bundle compile it once (Node.js documentation, "Module compile cache"). */
function compileCache(shared: string) {
  return { NODE_COMPILE_CACHE: join(shared, 'compile-cache') };
}

/** The variables and files that a runner gives a step (GitHub Docs, "Variables reference"). */
async function stepVariables(folder: string, step: Step): Promise<NodeJS.ProcessEnv> {
  const file = async (name: string, content: string) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const inputs = Object.entries(step.with ?? {}).map(([name, value]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    value,
  ]);
  const variables: Record<string, string | undefined> = {
    PATH: process.env['PATH'],
    HOME: folder,
    SystemRoot: process.env['SystemRoot'],
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'octocat',
    GITHUB_API_URL: 'http://127.0.0.1:9',
    GITHUB_SERVER_URL: 'http://127.0.0.1:9',
    GITHUB_REPOSITORY: 'octo-org/voice-agent',
    GITHUB_WORKSPACE: step.workspace,
    GITHUB_EVENT_NAME: step.event,
    GITHUB_REF: refOf(step),
    GITHUB_SHA: await headOf(step.workspace),
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_EVENT_PATH: await file('event.json', JSON.stringify(step.payload ?? {})),
    GITHUB_OUTPUT: await file('output', ''),
    GITHUB_STEP_SUMMARY: await file('summary', ''),
    RUNNER_TEMP: join(folder, 'temp'),
    ...Object.fromEntries(inputs),
    ...step.env,
  };
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined));
}

/** The branch `main`, unless the event says another ref (GitHub Docs, "Events that trigger workflows"). */
function refOf({ event, payload }: Step): string {
  const { ref, number } = (payload ?? {}) as { ref?: unknown; number?: unknown };
  if (event.startsWith('pull_request') && number !== undefined) return `refs/pull/${number}/merge`;
  return typeof ref === 'string' ? ref : 'refs/heads/main';
}

/** What is checked out, as if the event were about that; undefined where nothing is. */
async function headOf(workspace: string): Promise<string | undefined> {
  const id = readRef(join(workspace, '.git'), 'HEAD');
  if (id !== undefined) return id;
  const git = promisify(execFile);
  const head = await git('git', ['rev-parse', '--verify', 'HEAD'], { cwd: workspace }).catch(() => undefined);
  return head?.stdout.trim();
}

/** Runs Node on the Node that runs this: through `npm run` that is the version that action.yml names. */
function runProcess(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  started: Step['started'],
): Promise<Pick<StepResult, 'code' | 'log' | 'took'>> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => {
        log += text;
      });
    }
    const timer = setTimeout(() => child.kill('SIGKILL'), STEP_TIMEOUT);
    child.on('error', reject);
    child.on('spawn', () => started?.(child));
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, log, took: performance.now() - start });
    });
  });
}

function takeMasks(log: string): Pick<StepResult, 'log' | 'masks'> {
  const masks = [...log.matchAll(/^::add-mask::(.*)\n/gm)].map(([, secret = '']) => secret);
  return { log: log.replaceAll(/^::add-mask::.*\n/gm, ''), masks };
}

/** Reads the output file: `name=value` lines and, for values of several lines, `name<<delimiter` and what follows up to it. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const [, name = '', delimiter] = /^([\w-]+)<<(.+)$/.exec(line) ?? [];
    if (delimiter !== undefined)
      outputs[name] = lines
        .splice(0, lines.indexOf(delimiter) + 1)
        .slice(0, -1)
        .join('\n');
    else if (line.includes('='))
      outputs[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
  }
  return outputs;
}
