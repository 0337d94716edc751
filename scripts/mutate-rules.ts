import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MUTATIONS, type Mutation } from './rule-mutations.ts';

/**
 * Leaves out every rule of the record, one after the other, in a copy of the project, and expects that a test fails. For
 * maintainers, before a change of the rules: takes about ten seconds a rule. `node scripts/mutate-rules.ts [file or words of a rule]`
 */
const ROOT = join(import.meta.dirname, '..');
const COPIED = [
  'src',
  'emulator',
  '__tests__',
  'contract',
  'docs',
  'schema',
  'package.json',
  'jest.config.js',
  'action.yml',
];
/** Cheap ones first. */
const TESTS = [['__tests__/plan', '__tests__/stages'], ['__tests__/github'], ['__tests__/model/record']];

const JEST = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  join(ROOT, 'node_modules/jest/bin/jest.js'),
  '--bail',
  '--maxWorkers=1',
];

const wanted = process.argv.slice(2).join(' ');
const copy = mkdtempSync(join(tmpdir(), 'mutate-rules-'));
const survivors: string[] = [];
try {
  for (const path of COPIED) cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  expectSound();
  for (const mutation of MUTATIONS.filter(({ file, rule }) => `${file}: ${rule}`.includes(wanted))) {
    const killer = killerOf(mutation);
    if (!killer) survivors.push(mutation.rule);
    process.stdout.write(
      `${killer ? `killed by ${killer}` : 'SURVIVED'}: ${mutation.file}: ${mutation.rule}\n`,
    );
  }
  expectSound();
} finally {
  rmSync(copy, { recursive: true });
}
process.stdout.write(survivors.length > 0 ? `survivors: ${survivors.join('; ')}\n` : 'every rule is held\n');
if (survivors.length > 0) process.exitCode = 1;

/** What fails without a mutation says nothing of one. */
function expectSound(): void {
  const failing = failingTests();
  if (failing) throw new Error(`${failing} fails without any mutation`);
}

function killerOf({ file, from, to, rule }: Mutation): string | undefined {
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  if (source.split(from).length !== 2) throw new Error(`${file} does not hold ${from} once (${rule})`);
  writeFileSync(
    path,
    source.replace(from, () => to),
  );
  try {
    return failingTests();
  } finally {
    writeFileSync(path, source);
  }
}

/** The first tests that fail; the others are not run. */
function failingTests(): string | undefined {
  return TESTS.find(
    (paths) => spawnSync(process.execPath, [...JEST, ...paths], { cwd: copy }).status !== 0,
  )?.join(' ');
}
