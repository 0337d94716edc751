import { type Document, isScalar, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import type { Problem } from '../problem.ts';
import { quote, visible } from '../text.ts';

/** From the manifest's bytes to a YAML tree whose nodes know where they stand. */

/** Over 200,000 entries. Bounds time and memory: nothing but brackets of this size takes 17 s and up to 4 GB. */
export const MAX_MANIFEST_BYTES = 8 * 1024 * 1024;

export interface Position {
  readonly line: number;
  readonly column: number;
}
export type Fault = Omit<Problem, 'file'>;
export type Locate = (offset: number) => Position;
export type Tree = { ok: true; root: ParsedNode; locate: Locate } | { ok: false; faults: readonly Fault[] };

type Decoded = { ok: true; text: string } | { ok: false; fault: Fault };

export function parseTree(bytes: Uint8Array): Tree {
  const decoded = decode(bytes);
  if (!decoded.ok) return failed([decoded.fault]);
  const { text } = decoded;
  if (text.startsWith('version https://git-lfs.github.com/spec/')) return failed([LFS_POINTER]);
  // Conflict markers break the syntax all around; only they are worth telling.
  const markers = conflictMarkers(text);
  return markers.length > 0 ? failed(markers) : parseYaml(text);
}

const LFS_POINTER: Fault = {
  message:
    'the manifest is a Git LFS pointer: exclude it from LFS (in .gitattributes, below the LFS patterns, ' +
    'its path with "-filter -diff -merge text") and commit it again',
  line: 1,
  column: 1,
};

function failed(faults: readonly Fault[]): Tree {
  return { ok: false, faults };
}

function decode(bytes: Uint8Array): Decoded {
  const bad = (message: string, line?: number): Decoded => ({ ok: false, fault: { message, line } });
  if (bytes.length > MAX_MANIFEST_BYTES) {
    const limit = `at most ${MAX_MANIFEST_BYTES / 1024 / 1024} MiB`;
    return bad(`the manifest has ${bytes.length} bytes, ${limit} are read: check that it is the right file`);
  }
  const start = Buffer.from(bytes.subarray(0, 2)).toString('hex');
  if (start === 'fffe' || start === 'feff') return bad('the manifest is UTF-16: save it as UTF-8', 1);
  try {
    // Without the byte order mark, so that columns on line 1 are true.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\0')) return bad('the manifest holds NUL characters: save it as UTF-8 text');
    return { ok: true, text };
  } catch {
    return bad('the manifest is not valid UTF-8, first on this line: save it as UTF-8', firstBadLine(bytes));
  }
}

/** No UTF-8 sequence crosses a line feed, so each line can be tried alone. */
function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed === -1 ? bytes.length : feed;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end + 1;
  }
  return line;
}

function conflictMarkers(text: string): Fault[] {
  return text.split('\n').flatMap((line, index) => {
    if (!/^(?:<{7}|\|{7}|={7}|>{7})(?: |\r?$)/.test(line)) return [];
    const marker = quote(line.trimEnd());
    const message = `${marker} is a merge conflict marker: resolve the conflict and remove the marker lines`;
    return [{ message, line: index + 1, column: 1 }];
  });
}

function parseYaml(text: string): Tree {
  const lines = new LineCounter();
  const locate: Locate = (offset) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  try {
    const document = withoutStacks(() =>
      // Keys are compared in the walk: the library would compare each with all others.
      parseDocument(text, { version: '1.2', lineCounter: lines, uniqueKeys: false, prettyErrors: false }),
    );
    if (document.errors.length > 0) return failed(syntaxFaults(document.errors, locate));
    if (isEmpty(document)) return failed([EMPTY]);
    return { ok: true, root: document.contents as ParsedNode, locate };
  } catch (error) {
    // The library runs out of stack on very long runs without commas, too.
    const message =
      error instanceof RangeError ? TOO_DEEP : `the manifest cannot be read: ${visible(`${error}`)}`;
    return failed([{ message }]);
  }
}

const TOO_DEEP =
  'the manifest cannot be read: it is nested too deeply, or lacks commas; write one line for each file';
const EMPTY: Fault = {
  message: 'the manifest is empty: write {"entries": {}} if it is meant to hold no files',
  line: 1,
  column: 1,
};

function isEmpty({ contents }: Document.Parsed): boolean {
  return contents === null || (isScalar(contents) && contents.source === '' && contents.value === null);
}

/** A broken file can hold millions of errors; their stack traces would fill the memory. */
function withoutStacks<T>(work: () => T): T {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = before;
  }
}

function syntaxFaults(errors: Document.Parsed['errors'], locate: Locate): Fault[] {
  const deep = errors.find((error) => error.code === 'RESOURCE_EXHAUSTION');
  if (deep) return [{ message: TOO_DEEP, ...locate(deep.pos[0]) }];
  // One slip often makes several errors; the first on each line is the one to mend.
  const byLine = new Map<number, Fault>();
  for (const error of errors) {
    const position = locate(error.pos[0]);
    if (byLine.has(position.line)) continue;
    byLine.set(position.line, { message: syntaxMessage(error), ...position });
  }
  return [...byLine.values()];
}

function syntaxMessage({ code, message }: Document.Parsed['errors'][number]): string {
  if (code === 'MULTIPLE_DOCS') {
    return 'the manifest holds several YAML documents: keep one, and remove the "---" or "..." line';
  }
  const first = visible(message.split('\n', 1)[0] ?? '');
  return `the manifest is not valid JSON or YAML: ${first.charAt(0).toLowerCase()}${first.slice(1)}`;
}
