import type { World } from '../context.ts';
import type { ImportInputs } from './inputs.ts';
import type { ImportRun } from './run.ts';

/** Everything that the steps of one run share. */
export interface ImportJob {
  readonly world: World;
  readonly run: ImportRun;
  readonly inputs: ImportInputs;
  /** The folder that the repository is checked out to. */
  readonly workspace: string;
}
