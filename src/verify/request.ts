import { Blocked } from '../lib/problem.ts';
import { parseRunStart, pullOf, shortRef, type Trigger } from '../request/event.ts';
import {
  type Given,
  readActionInputs,
  readEvent,
  repositoryUrl,
  runUrl,
  workspaceOf,
} from '../request/request.ts';
import { decideTask } from '../request/task.ts';
import { publicInputs, VERIFY_INPUTS, type VerifyInputs } from './inputs.ts';
import type { VerifyRun } from './run.ts';

/** What this run is to do. */
export interface VerifyRequest {
  readonly inputs: VerifyInputs;
  readonly trigger: Trigger;
  readonly workspace: string;
  /** What of it the report shows. */
  readonly shown: Pick<
    VerifyRun,
    'event' | 'inputs' | 'compare' | 'onDrift' | 'manifest' | 'branch' | 'repositoryUrl' | 'runUrl'
  >;
}

/** Reads inputs and event. Raises Blocked for every bad input at once. */
export function readRequest(given: Given): VerifyRequest {
  const { runner } = given;
  const inputs = readActionInputs(given, VERIFY_INPUTS);
  const { event, payload, trigger } = readEvent(runner.variables);
  const { ref } = parseRunStart(trigger, payload, runner.variables);
  const { compare, onDrift, manifest } = inputs;
  return {
    inputs,
    trigger,
    workspace: workspaceOf(runner.variables),
    shown: {
      event,
      inputs: publicInputs(inputs),
      compare,
      onDrift,
      manifest,
      branch: ref && !pullOf(trigger) ? shortRef(ref) : undefined,
      repositoryUrl: repositoryUrl(runner.variables),
      runUrl: runUrl(runner.variables),
    },
  };
}

/**
 * Why nothing is compared, where that is normal: pull requests of forks and of Dependabot get no secrets. Raises Blocked for events
 * that would run a stranger's code with secrets.
 */
export function whySkipped({ inputs, trigger }: VerifyRequest): string | undefined {
  const task = decideTask(trigger, 'plan', inputs.apiKey !== undefined);
  if (task.kind === 'refused') throw Blocked.because(task.why);
  const pull = trigger.kind === 'pull request' || trigger.kind === 'pull request closed';
  return pull && trigger.pull.withoutSecrets && !inputs.apiKey
    ? 'pull requests from forks and Dependabot get no secrets, so the cache could not be read'
    : undefined;
}
