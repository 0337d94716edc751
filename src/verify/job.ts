import type { World } from '../context.ts';
import type { Repository } from '../git/repository.ts';
import type { VerifyRequest } from './request.ts';
import type { VerifyRun } from './run.ts';

/** Everything that the steps of one run share. */
export interface VerifyJob {
  readonly world: World;
  readonly run: VerifyRun;
  readonly request: VerifyRequest;
  readonly repository: Repository;
}
