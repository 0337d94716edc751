import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { createRepository, type ScratchRepository } from '../../emulator/runner/repository.ts';
import { createLocalRunner, type Step } from '../../emulator/runner/runner.ts';
import {
  type Contexts,
  evaluate,
  fill,
  fillAll,
  folderOfAction,
  type Job,
  ROOT,
  readAction,
  readWorkflow,
} from './workflow.ts';

const SELF_TEST = join(ROOT, '.github', 'workflows', 'self-test.yml');
/** Steps that only set the machine up. */
const SETUP = /^(?:actions\/(?:checkout|setup-node)@.*|npm ci)$/;

/** Bash as the runner calls it. It runs in a process group of its own, since it leaves the emulator behind. */
async function bash(script: string, env: Record<string, string>, groups: number[]): Promise<number | null> {
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: 'ignore',
    detached: true,
  });
  if (child.pid !== undefined) groups.push(child.pid);
  return new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return String(typeof address === 'object' ? address?.port : '');
}

/** Plays the job's steps in this checkout; `spoil` changes what a step is handed. Returns how the last script ended. */
async function play(
  event: string,
  inputs: Record<string, string>,
  { spoil = (env: Record<string, string>) => env, ref = 'refs/heads/main' } = {},
) {
  const runner = await createLocalRunner(process.env['ACTION_COPY']);
  const temp = mkdtempSync(join(tmpdir(), 'self-test-'));
  const { repository, head } = createWorkspace();
  const groups: number[] = [];
  const { steps } = readWorkflow(SELF_TEST).jobs['action'] as Job;
  const env = { PORT: await freePort(), RUNNER_TEMP: temp };
  let contexts: Contexts = { env, inputs, github: { event_name: event, token: '' }, steps: {} };
  let code: number | null = null;
  try {
    for (const step of steps) {
      if (SETUP.test(step.uses ?? step.run ?? '')) continue;
      if (step.if !== undefined && evaluate(step.if, contexts) !== 'true') continue;
      const folder = folderOfAction(step.uses);
      if (folder !== undefined) {
        const inputs = Object.entries(readAction(folder).inputs);
        const defaults = inputs.map(([name, { default: text }]) => [name, fill(text, contexts)]);
        const { outputs } = await runner.run({
          workspace: repository.folder,
          ...(folder === '.' ? {} : { action: folder as NonNullable<Step['action']> }),
          event,
          payload: payloadOf(event, head),
          env: { GITHUB_REF: ref },
          with: { ...Object.fromEntries(defaults), ...fillAll(step.with, contexts) },
        });
        contexts = { ...contexts, steps: { ...Object(contexts['steps']), [step.id ?? '']: { outputs } } };
      } else code = await bash(step.run ?? '', { ...env, ...spoil(fillAll(step.env, contexts)) }, groups);
    }
    return code;
  } finally {
    for (const group of groups) stop(group);
    await runner.remove();
    repository.remove();
    rmSync(temp, { recursive: true, force: true });
  }
}

/** The examples in a repository of their own, whose commit is a pull request's merge commit. */
function createWorkspace(): { repository: ScratchRepository; head: string } {
  const repository = createRepository();
  repository.copy(join(ROOT, 'examples'), 'examples');
  repository.commit('the examples');
  repository.git('checkout', '--quiet', '-b', 'topic');
  const head = repository.commit('a change');
  repository.git('checkout', '--quiet', 'main');
  repository.git('merge', '--quiet', '--no-ff', '--message', 'merge', 'topic');
  return { repository, head };
}

function payloadOf(event: string, head: string) {
  const repo = { full_name: 'o/r' };
  const pull = { number: 1, head: { sha: head, repo }, base: { ref: 'main', repo } };
  if (event === 'pull_request') return { action: 'opened', number: 1, pull_request: pull };
  return event === 'push' ? { before: '0'.repeat(40) } : {};
}

function stop(group: number): void {
  try {
    process.kill(-group, 'SIGTERM');
  } catch {
    // Nothing of it is left.
  }
}

// Its job runs on Linux.
const onLinux = process.platform === 'win32' ? test.skip : test;

onLinux.each([
  ['pull_request', {}],
  ['workflow_dispatch', { 'delete-ids': '1001 1002' }],
])('the self-test passes on %s', async (event, inputs) => {
  expect(await play(event, inputs)).toBe(0);
});

onLinux('the self-test passes on the tag of a release', async () => {
  expect(await play('push', {}, { ref: 'refs/tags/v0.1.0' })).toBe(0);
});

onLinux('the self-test fails where the cache is not what it should be', async () => {
  const spoil = (env: Record<string, string>) => ('EXPECTED' in env ? { ...env, EXPECTED: 'planned' } : env);
  expect(await play('push', {}, { spoil })).toBe(1);
});
