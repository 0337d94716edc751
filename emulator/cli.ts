import { describeRequest, describeStart, printable } from './polyai/console.ts';
import { readSettings, type Settings, USAGE } from './polyai/flags.ts';
import { type Emulator, startEmulator } from './polyai/polyai.ts';

async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2));
  if (settings.help) {
    process.stdout.write(USAGE);
    return;
  }
  const emulator = await start(settings);
  process.stdout.write(describeStart(emulator.url, settings));
  const why = await untilEnd(settings.seconds);
  await emulator.close();
  process.stdout.write(`stopped: ${why}\n`);
}

async function start({ options, faults }: Settings): Promise<Emulator> {
  const onRequest: NonNullable<typeof options.onRequest> = (record) =>
    process.stdout.write(describeRequest(record));
  const emulator = await startEmulator({ ...options, onRequest });
  for (const fault of faults) emulator.fault(fault);
  return emulator;
}

function untilEnd(seconds: number): Promise<string> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => end(`${seconds} s are over`), seconds * 1000);
    const end = (why: string) => {
      clearTimeout(timer);
      resolve(why);
    };
    // Only the first signal is caught: a second one ends the process at once.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end(signal));
  });
}

try {
  await main();
} catch (error) {
  process.stderr.write(
    `error: ${printable(error instanceof Error ? error.message : String(error))}\n\n${USAGE}`,
  );
  process.exitCode = 2;
}
