import { Composer, type Document, isScalar, Lexer, type ParsedNode, Parser, type YAMLParseError } from 'yaml';
import { visible } from '../lib/text.ts';
import { explainSyntax } from './syntax.ts';
import { type Fault, type Locate, locator, MAX_LEXEME, type Position } from './text.ts';

/** Parses a manifest's text into a YAML tree with positions, in bounded time and memory. */

export type YamlTree =
  | { readonly ok: true; readonly root: ParsedNode; readonly locate: Locate }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Words, punctuation and whitespace: 100,000 entries with a comment each have 900,000. */
const MAX_LEXEMES = 1_200_000;
/** A manifest needs a dozen: the document, its mapping, `entries`, an entry, its `id`, a list, an id. */
const MAX_DEPTH = 100;
const MAX_DIRECTIVES = 100;
/** One slip often makes several errors, and each error has a stack trace. */
const MAX_ERRORS = 10_000;

/** Thrown to end the work on a hopeless text; without a fault, the errors found so far say enough. */
class GivenUp {
  readonly faults: readonly Fault[];
  constructor(...faults: Fault[]) {
    this.faults = faults;
  }
}

/**
 * Parses the text of a manifest. `stop` is where it stops being valid JSON: all that can be said of one that is too long
 * for YAML.
 */
export function parseYaml(text: string, stop: Position): YamlTree {
  const locate = locator(text);
  // `readFields` compares keys: the library would compare each with all others.
  const composer = new Composer({ version: '1.2', uniqueKeys: false });
  // These are the lists that it adds to.
  const { errors, warnings } = composer.streamInfo();
  errors.push = (...more) => {
    if (errors.length >= MAX_ERRORS) throw new GivenUp();
    return Array.prototype.push.apply(errors, more);
  };
  warnings.push = () => 0;
  try {
    const tokens = tokensOf(text, locate, stop);
    const [document, second] = composer.compose(tokens, true, text.length);
    const faults = syntaxFaults(errors, locate);
    if (second) faults.push({ message: SEVERAL_DOCUMENTS, ...locate(second.range[0]) });
    if (faults.length > 0) return failed(faults);
    if (!document || isEmpty(document)) return failed([EMPTY]);
    return { ok: true, root: document.contents as ParsedNode, locate };
  } catch (error) {
    if (error instanceof GivenUp) return failed([...error.faults, ...syntaxFaults(errors, locate)]);
    return failed([{ message: `the manifest cannot be read: ${visible(`${error}`)}` }]);
  }
}

/** The library's own steps, watched: it holds a whole text in memory, at several hundred bytes a word. */
function* tokensOf(text: string, locate: Locate, stop: Position): ReturnType<Parser['parse']> {
  const parser = new Parser();
  let count = 0;
  let directives = 0;
  for (const lexeme of new Lexer().lex(text)) {
    count += 1;
    if (lexeme.startsWith('%')) directives += 1;
    const here = parser.offset;
    if (count > MAX_LEXEMES) throw new GivenUp({ message: TOO_MUCH, ...stop });
    if (directives > MAX_DIRECTIVES) throw new GivenUp({ message: TOO_ODD, ...locate(here) });
    if (lexeme.length > MAX_LEXEME) throw new GivenUp({ message: TOO_LONG, ...locate(here) });
    if (parser.stack.length > MAX_DEPTH) throw new GivenUp({ message: TOO_DEEP, ...locate(here) });
    yield* parser.next(lexeme);
  }
  yield* parser.end();
}

const TOO_DEEP =
  'the manifest cannot be read: it is nested too deeply, or commas are missing; write one line for each file';
const TOO_LONG = `the manifest cannot be read: this text has over ${MAX_LEXEME} characters`;
const TOO_MUCH =
  'the manifest is too long to be read as YAML (the limit is about 100,000 entries), and this is where it stops being valid JSON, ' +
  'unless a file name or entry id appears twice above: write it as JSON';
const TOO_ODD =
  'the manifest cannot be read: it has too many "%" lines; remove them, and put values with "%" in quotes';
const SEVERAL_DOCUMENTS =
  'the manifest contains several YAML documents: keep one, and remove the "---" or "..." line';
const EMPTY: Fault = {
  message: 'the manifest is empty: write {"entries": {}} if it is meant to have no files',
  line: 1,
  column: 1,
};

function failed(faults: readonly Fault[]): YamlTree {
  return { ok: false, faults };
}

function isEmpty({ contents }: Document.Parsed): boolean {
  return contents === null || (isScalar(contents) && contents.source === '' && contents.value === null);
}

function syntaxFaults(errors: readonly YAMLParseError[], locate: Locate): Fault[] {
  const deep = errors.find((error) => error.code === 'RESOURCE_EXHAUSTION');
  if (deep) return [{ message: TOO_DEEP, ...locate(deep.pos[0]) }];
  // The first on each line is the one to fix.
  const byLine = new Map<number, Fault>();
  for (const { pos, message } of errors) {
    const position = locate(pos[0]);
    if (!byLine.has(position.line))
      byLine.set(position.line, { message: explainSyntax(message), ...position });
  }
  return [...byLine.values()];
}
