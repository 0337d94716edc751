import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Action, openAction } from './action.ts';
import { type Finding, renderDocument, renderFinding } from './document.ts';
import { coldSync } from './measures/cold-sync.ts';
import { deletions } from './measures/deletions.ts';
import { fleet } from './measures/fleet.ts';
import { largeRepository } from './measures/large-repository.ts';
import { memory } from './measures/memory.ts';
import { nothingToDo } from './measures/nothing-to-do.ts';
import { rateLimit } from './measures/rate-limit.ts';
import { upload } from './measures/upload.ts';
import { verify } from './measures/verify.ts';

type Benchmark = (action: Action, quick: boolean) => Promise<Finding>;

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  'nothing-to-do': nothingToDo,
  'cold-sync': coldSync,
  upload,
  deletions,
  memory,
  'large-repository': largeRepository,
  'rate-limit': rateLimit,
  fleet,
  verify,
};
const NAMES = Object.keys(BENCHMARKS);
const PAGE = join(import.meta.dirname, '..', 'docs', 'benchmarks.md');
const USAGE = `usage: npm run bench [-- [--quick] [name …]]

Runs the shipped bundle (npm run build) against an emulated audio cache. A whole run writes docs/benchmarks.md;
with --quick (fewer rounds) or names, the tables are printed only.

names: ${NAMES.join(', ')}
`;

const print = (text: string) => process.stdout.write(`${text}\n`);

async function main(quick: boolean, names: readonly string[]): Promise<void> {
  const action = await openAction();
  const findings: Finding[] = [];
  try {
    for (const name of names) {
      const start = performance.now();
      const finding = await BENCHMARKS[name]?.(action, quick);
      if (!finding) continue;
      findings.push(finding);
      print(
        `${renderFinding(finding)}\n\n(${name}: ${((performance.now() - start) / 1_000).toFixed(0)} s)\n`,
      );
    }
  } finally {
    await action.remove();
  }
  if (quick || names.length < NAMES.length) return;
  writeFileSync(PAGE, renderDocument(findings, new Date()));
  print(`written to ${PAGE}`);
}

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !NAMES.includes(name));
if (values.help || unknown.length > 0) {
  for (const name of unknown) process.stderr.write(`there is no benchmark ${JSON.stringify(name)}\n`);
  (unknown.length > 0 ? process.stderr : process.stdout).write(USAGE);
  process.exitCode = unknown.length > 0 ? 2 : 0;
} else
  await main(
    values.quick,
    positionals.length > 0 ? NAMES.filter((name) => positionals.includes(name)) : NAMES,
  );
