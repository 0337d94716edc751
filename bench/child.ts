import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface ChildSample {
  /** Wall clock, from the start of the process until it has ended and its output is closed. Milliseconds. */
  readonly took: number;
  readonly code: number | null;
  readonly output: string;
  /** Bytes; 0 where the system does not tell. */
  readonly peakMemory: number;
}

/** How often the peak is looked up: it never falls, so only what grows in a process's last moments is missed. Milliseconds. */
const POLL = 10;

/** Runs a process to its end. Rejects where it cannot be started. */
function runChild(command: string, args: readonly string[], cwd?: string): Promise<ChildSample> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const peak = watchPeak(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ took: performance.now() - start, code, output, peakMemory: peak() }),
    );
  });
}

/** The same, for a process that must succeed. */
export async function runWell(command: string, args: readonly string[], cwd?: string): Promise<ChildSample> {
  const sample = await runChild(command, args, cwd);
  if (sample.code !== 0) throw new Error(`${command} ended with code ${sample.code}: ${sample.output}`);
  return sample;
}

/** Follows the most memory that a process has held (`VmHWM`, proc(5)); call the result for it. Bytes. */
export function watchPeak(child: ChildProcess): () => number {
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, highWater(child.pid));
  };
  const timer = setInterval(look, POLL);
  child.on('exit', () => clearInterval(timer));
  return () => peak;
}

function highWater(pid: number | undefined): number {
  try {
    const [, kilobytes = '0'] =
      /^VmHWM:\s*([0-9]+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}

/** The version number that a tool tells. */
export function version(tool: string): string {
  return (
    /[0-9]+(?:\.[0-9]+)+/.exec(execFileSync(tool, ['--version'], { encoding: 'utf8' }))?.[0] ?? 'unknown'
  );
}
