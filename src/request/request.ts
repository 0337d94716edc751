import { readFileSync } from 'node:fs';
import { isRecord, parseJson } from '../lib/json.ts';
import { Blocked } from '../lib/problem.ts';
import type { ProxiesResult } from '../lib/proxies.ts';
import type { Runner } from '../runner.ts';
import { parseRunStart, parseTrigger, type RunStart, type Trigger } from './event.ts';
import { INPUTS, type Inputs } from './inputs.ts';
import { type Input, type InputTable, readInputs } from './read-inputs.ts';
import { decideTask, refuseIds, type Task } from './task.ts';

/** What this run is to do. */
export interface Request {
  readonly inputs: Inputs;
  readonly trigger: Trigger;
  readonly start: RunStart;
  readonly task: Task;
  readonly event: string;
  readonly workspace: string;
}

/** What the runner gives every action. */
export interface Given {
  readonly runner: Runner;
  readonly proxies: ProxiesResult;
}

/** Reads inputs and event. Raises Blocked for every bad input at once. */
export function readRequest(given: Given): Request {
  const { runner } = given;
  const inputs = readActionInputs(given, INPUTS);
  const { event, payload, trigger } = readEvent(runner.variables);
  return {
    inputs,
    trigger,
    start: parseRunStart(trigger, payload, runner.variables),
    event,
    workspace: workspaceOf(runner.variables),
    task: refuseIds(decideTask(trigger, inputs.mode, inputs.apiKey !== undefined), inputs),
  };
}

/**
 * Reads the inputs of an action, by its table. Secrets are masked before anything else is looked at. Raises Blocked for every bad
 * input, and every proxy that is not a URL, at once.
 */
export function readActionInputs<Values>({ runner, proxies }: Given, table: InputTable<Values>): Values {
  for (const { name, secret } of Object.values<Input<unknown>>(table))
    if (secret) maskSecret(runner, runner.input(name));
  const parsed = readInputs(table, runner.input);
  if (!parsed.ok) throw new Blocked([...parsed.problems, ...proxies.problems]);
  if (proxies.problems.length > 0) throw new Blocked(proxies.problems);
  return parsed.inputs;
}

/** Reads what started the run. Raises Blocked if the event file cannot be read. */
export function readEvent(
  variables: NodeJS.ProcessEnv,
): Pick<Request, 'event' | 'trigger'> & { readonly payload: unknown } {
  const event = variables['GITHUB_EVENT_NAME'] ?? '';
  const payload = readPayload(variables);
  return { event, payload, trigger: parseTrigger(event, payload, variables['GITHUB_ACTOR'] ?? '') };
}

/** The folder that the repository is checked out to. */
export function workspaceOf(variables: NodeJS.ProcessEnv): string {
  return variables['GITHUB_WORKSPACE'] || process.cwd();
}

/** The masker knows one line at a time. */
function maskSecret(runner: Runner, secret: string): void {
  for (const line of new Set([secret, ...secret.split(/[\r\n]+/)])) runner.mask(line.trim());
}

/** Where people find this repository on GitHub. Undefined for anything that is not a plain address. */
export function repositoryUrl(variables: NodeJS.ProcessEnv): string | undefined {
  const { GITHUB_SERVER_URL: server = '', GITHUB_REPOSITORY: repository = '' } = variables;
  const plain = /^https?:\/\/[\w.-]+(?::[0-9]+)?$/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(repository);
  return plain ? `${server}/${repository}` : undefined;
}

/** Where people find this run on GitHub. */
export function runUrl(variables: NodeJS.ProcessEnv): string | undefined {
  const url = repositoryUrl(variables);
  const id = variables['GITHUB_RUN_ID'] ?? '';
  return url && /^[0-9]+$/.test(id) ? `${url}/actions/runs/${id}` : undefined;
}

function readPayload(variables: NodeJS.ProcessEnv): unknown {
  const path = variables['GITHUB_EVENT_PATH'];
  if (!path) return {};
  const payload = parseJson(readEventFile(path));
  if (!isRecord(payload)) throw Blocked.because('the event file (GITHUB_EVENT_PATH) is not a JSON object');
  return payload;
}

function readEventFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw Blocked.because(`the event file cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
