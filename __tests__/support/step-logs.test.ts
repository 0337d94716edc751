import { expect, test } from '@jest/globals';
import type { Step, StepResult } from '../../emulator/runner/runner.ts';
import { withStepLogs } from './step-logs.ts';

const step: Step = { workspace: '/', event: 'push' };
const running = (log: string) => ({
  run: async (): Promise<StepResult> => ({ code: 1, log, masks: [], outputs: {}, summary: '', took: 1 }),
});

async function failureOf(log: string, fail: () => void): Promise<Error> {
  const failed = withStepLogs(running(log), async (run) => {
    await run(step);
    fail();
  });
  return failed.then(
    () => new Error('it did not fail'),
    (error) => error,
  );
}

test('a failed expectation shows the log of each step, and nothing that a runner would obey', async () => {
  const error = await failureOf('::error::no ##[error]\n{"id": 1}\n', () => expect(1).toBe(2));
  const shown = 'Step 1 (push) ended with 1:\n| ::error::no # #[error]\n| {"id": 1}\n';
  expect(error.message).toMatch(/toBe.+Expected/s);
  expect(error.message).toContain(shown);
  // The place of the expectation follows, where Jest looks for it.
  expect(error.stack).toMatch(/\n {4}at .+step-logs\.test\.ts/s);
  expect(error.stack?.indexOf(shown)).toBeLessThan(error.stack?.indexOf('step-logs.test.ts') ?? 0);
});

test('of a long log the end is shown', async () => {
  const error = await failureOf(`first${'x'.repeat(30_000)}last`, () => expect(1).toBe(2));
  expect(error.message).toContain('last');
  expect(error.message).not.toContain('first');
});

test('nothing is added where all is well', async () => {
  await expect(withStepLogs(running('log'), async (run) => void (await run(step)))).resolves.toBeUndefined();
});
