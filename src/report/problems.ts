import type { Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import { causes } from './causes.ts';
import type { Level, Section } from './fit.ts';
import { fileLink, type Place } from './links.ts';
import { code, inert } from './markdown.ts';

/** How much is shown of each at each level. Characters. */
const MAX_CHARACTERS: Record<Level, number> = { 0: 600, 1: 400, 2: 300, 3: 200, 4: 120 };

/** A list of problems, each with its place in the repository; what several files have in common is said once. */
export function problemList(title: string, list: readonly Problem[], place: Place): Section {
  return causes({
    title,
    rows: list,
    key: (problem) => read(problem).text,
    cause: (problem, level, count) => {
      const { text, isAboutFile } = read(problem);
      const said = inert(text, MAX_CHARACTERS[level]);
      if (!isAboutFile) return said;
      return `Each of these ${count} ${problem.line === undefined ? 'files' : 'lines'} ${said}`;
    },
    item: (problem, isBrief) => placeOf(problem, isBrief ? undefined : place) || inert(problem.message),
    single: (problem, level) => {
      const { text, isAboutFile } = read(problem);
      const said = inert(text, MAX_CHARACTERS[level]);
      const where = placeOf(problem, place);
      return where ? `${where} ${isAboutFile ? '' : '– '}${said}` : said;
    },
    id: ({ file, line }) => nameOf(file ?? '', line),
  });
}

/** The place goes before the text, which need not name it again. */
function read({ message, file }: Problem): { text: string; isAboutFile: boolean } {
  const own = file === undefined ? undefined : `${quote(file)} `;
  const isAboutFile = own !== undefined && message.startsWith(own);
  return { text: isAboutFile ? message.slice(own.length) : message, isAboutFile };
}

function placeOf({ file, line }: Problem, place: Place | undefined): string {
  if (file === undefined) return '';
  const name = code(nameOf(file, line));
  return place ? fileLink(name, file, place, line) : name;
}

function nameOf(file: string, line: number | undefined): string {
  return line === undefined ? file : `${file}:${line}`;
}
