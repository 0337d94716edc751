import type { Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import type { Run } from '../run.ts';
import type { Level, Section } from './fit.ts';
import { code, folded, inert, link } from './markdown.ts';

/** How many are shown at each level, and how much of each. */
const MOST: Record<Level, number> = { 0: 500, 1: 200, 2: 50, 3: 20, 4: 5 };
const LONGEST: Record<Level, number> = { 0: 600, 1: 400, 2: 300, 3: 200, 4: 120 };
/** More than that fold. */
const IN_SIGHT = 10;

/** Where files of the repository can be looked at. */
type Place = Pick<Run, 'repositoryUrl' | 'head'>;

/** A list of problems, each with its place in the repository. */
export function problemList(title: string, list: readonly Problem[], run: Place): Section {
  return (level) => {
    if (list.length === 0) return '';
    const items = list.slice(0, MOST[level]).map((problem) => item(problem, run, LONGEST[level]));
    const inSight = items.slice(0, IN_SIGHT);
    const left = list.length - items.length;
    const rest = [
      ...items.slice(IN_SIGHT),
      ...(left > 0 ? [`- and ${left} more: see the log and the report file`] : []),
    ];
    return [
      `#### ${title} (${list.length})`,
      inSight.join('\n'),
      ...(rest.length > 0 ? [folded(`${list.length - inSight.length} more`, rest.join('\n'))] : []),
    ].join('\n\n');
  };
}

function item({ message, file, line }: Problem, { repositoryUrl, head }: Place, longest: number): string {
  if (file === undefined) return `- ${inert(message, longest)}`;
  // The place goes before: it need not be said twice.
  const own = `${quote(file)} `;
  const text = message.startsWith(own)
    ? inert(message.slice(own.length), longest)
    : `– ${inert(message, longest)}`;
  const place = code(line === undefined ? file : `${file}:${line}`);
  if (!repositoryUrl || !head) return `- ${place} ${text}`;
  const path = ['blob', head, ...file.split('/')];
  return `- ${link(place, repositoryUrl, path, line === undefined ? '' : `#L${line}`)} ${text}`;
}
