import type { World } from '../context.ts';
import type { Repository } from '../git/repository.ts';
import type { Trigger } from '../request/event.ts';
import type { VerifyInputs } from './inputs.ts';
import type { VerifyRun } from './run.ts';

/** Everything that the steps of one run share. */
export interface VerifyJob {
  readonly world: World;
  readonly run: VerifyRun;
  readonly request: VerifyRequest;
  readonly repository: Repository;
}

/** What is asked of this run. */
export interface VerifyRequest {
  readonly inputs: VerifyInputs;
  readonly event: string;
  readonly trigger: Trigger;
  readonly workspace: string;
}
