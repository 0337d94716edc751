import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { version } from './child.ts';

/** What one benchmark found. */
export interface Finding {
  readonly title: string;
  /** What was done, in a sentence or two. */
  readonly text: string;
  readonly head: readonly string[];
  /** Cells as they are shown. */
  readonly rows: readonly (readonly string[])[];
  readonly goals: readonly Goal[];
}

/** A bound that the project has set itself. */
export interface Goal {
  readonly what: string;
  readonly measured: number;
  /** The most, or the least, that is allowed. */
  readonly bound: { readonly most: number } | { readonly least: number };
  readonly show: (value: number) => string;
}

function isMet({ measured, bound }: Goal): boolean {
  return 'most' in bound ? measured <= bound.most : measured >= bound.least;
}

/** One finding as Markdown: the table, then its goals. */
export function renderFinding({ title, text, head, rows, goals }: Finding): string {
  const goalRows = goals.map((goal) => [
    goal.what,
    'most' in goal.bound ? `≤ ${goal.show(goal.bound.most)}` : `≥ ${goal.show(goal.bound.least)}`,
    goal.show(goal.measured),
    isMet(goal) ? 'met' : '**missed**',
  ]);
  const parts = [`## ${title}`, text, table(head, rows)];
  if (goals.length > 0) parts.push(table(['goal', 'bound', 'measured', ''], goalRows));
  return parts.join('\n\n');
}

/** The whole page. */
export function renderDocument(findings: readonly Finding[], date: Date): string {
  return `${[
    '# Benchmarks',
    'Written by `npm run bench`, which takes a few minutes. All competitors run in turns within one run; figures are medians unless it says otherwise. The emulated audio cache is a process of its own, on the same machine, so the two share its cores.',
    table(['', ''], [...machine(), ['Date', date.toISOString().slice(0, 10)]]),
    ...findings.map(renderFinding),
  ].join('\n\n')}\n`;
}

function machine(): [string, string][] {
  const [cpu] = cpus();
  return [
    ['Cores', String(availableParallelism())],
    ['CPU', cpu?.model.trim() || 'unknown'],
    ['Memory', `${Math.round(totalmem() / 2 ** 30)} GiB`],
    ['System', `${process.platform} ${process.arch}${isContainer() ? ', in a container' : ''}`],
    ['Node', process.version],
    ['Git', version('git')],
    ['curl', version('curl')],
  ];
}

function isContainer(): boolean {
  try {
    return /docker|kubepods|containerd|lxc/.test(readFileSync('/proc/1/cgroup', 'utf8'));
  } catch {
    return false;
  }
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)].join(
    '\n',
  );
}

// How figures are shown.

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
export const times = (value: number): string => `${value.toFixed(2)} ×`;
export const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
export const count = (value: number): string => String(Math.round(value));
