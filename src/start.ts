import { systemClock } from './clock.ts';
import { main } from './main.ts';
import { actionsRunner } from './report/runner.ts';

/** Runs the action on the real runner, with the machine's clock and chance. Resolves to whether the run succeeded. */
export function start(cancel: AbortSignal, abort: AbortSignal): Promise<boolean> {
  // The global `crypto` starts faster than `node:crypto`.
  const newId = () => crypto.randomUUID();
  return main({ runner: actionsRunner(process.env), clock: systemClock, newId, cancel, abort });
}
