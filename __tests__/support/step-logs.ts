import { isNativeError } from 'node:util/types';
import type { LocalRunner, Step, StepResult } from '../../emulator/runner/runner.ts';

/** Characters of one step's log that are shown. */
const MAX_SHOWN = 20_000;

/** Runs `act` with a runner whose steps are told, with their logs, in whatever error it throws. */
export async function withStepLogs(
  runner: Pick<LocalRunner, 'run'>,
  act: (run: LocalRunner['run']) => Promise<void>,
): Promise<void> {
  const steps: { step: Step; result: StepResult }[] = [];
  try {
    await act(async (step) => {
      const result = await runner.run(step);
      steps.push({ step, result });
      return result;
    });
  } catch (error) {
    tell(error, steps.map(describe).join(''));
    throw error;
  }
}

function describe({ step, result }: { step: Step; result: StepResult }, index: number): string {
  const cut = result.log.length > MAX_SHOWN ? '…' : '';
  // No line may begin as a command to the runner that runs these tests, nor hold one in the old form.
  const lines = `${cut}${result.log.slice(-MAX_SHOWN)}`.replaceAll('##[', '# #[').split('\n');
  return `\n\nStep ${index + 1} (${step.event}) ended with ${result.code}:\n${lines.map((line) => `| ${line}`).join('\n')}`;
}

/** Jest shows the stack, which begins with the message as it was when the error was made. */
function tell(error: unknown, logs: string): void {
  if (!isNativeError(error)) return;
  const { message, stack = message } = error;
  error.message = message + logs;
  error.stack = stack.replace(message, () => error.message);
}
