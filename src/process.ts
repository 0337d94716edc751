/** How long running requests may go on after a cancel: the runner kills 7.5 s after its first signal. Milliseconds. */
const GRACE = 4_000;

/** Runs an action until its end. Resolves to whether it succeeded. */
type Start = (cancel: AbortSignal, abort: AbortSignal) => Promise<boolean>;

/**
 * The process of an action: its signals and its exit code, and nothing else. `load` is called once a signal that comes early
 * finds its handler.
 */
export async function runAction(load: () => Promise<Start>): Promise<void> {
  // Whatever happens before the end is a failure: a crash, a promise that never settles, a process that just runs out.
  process.exitCode = 1;
  // A closed log must not end a run in the middle of its writes.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});

  const cancel = new AbortController();
  const abort = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (cancel.signal.aborted) return;
      cancel.abort('the run was cancelled');
      setTimeout(() => abort.abort(), GRACE).unref();
    });
  }

  const start = await load();
  if (await start(cancel.signal, abort.signal)) process.exitCode = 0;
  // Not by running out: nothing that is still open may hold the job.
  process.stdout.write('', () => process.exit());
}
