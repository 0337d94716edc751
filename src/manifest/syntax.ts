import { visible } from '../lib/text.ts';

type Explain = (found: readonly string[]) => string;

/** What the YAML library says of the commonest slips, and how to fix each. */
const EXPLANATIONS: readonly (readonly [library: RegExp, explain: Explain])[] = [
  [
    /^Missing , (?:or : )?between/,
    () => 'a comma is missing before this: end each entry but the last with ","',
  ],
  [/must (?:be sufficiently indented and )?end with a (.)$/, ([, end]) => `the closing "${end}" is missing`],
  [
    /^Missing closing (["'])quote/,
    ([, mark]) => `a closing quotation mark is missing: end the text with ${mark}`,
  ],
  [/^Unexpected (?:, in|empty item in)/, () => 'there is one comma too many: remove it'],
  [
    /^Unexpected \S+ token in YAML (?:stream|document): ("(?:.*)")/s,
    ([, token]) => `${token} is not expected here`,
  ],
  [
    /^Implicit (?:map )?keys need to be/,
    () => 'this is not an entry: write a file name, ":" and an entry id, and "#" before a comment',
  ],
  [
    /^Nested mappings are not allowed/,
    () =>
      'one entry runs into the next: write each on its own line, all indented alike, and put text with ": " in quotes',
  ],
  [/^Block collections are not allowed within flow/, () => 'put text with ": " or "- " in quotes'],
  [/^Tabs are not allowed/, () => 'a tab indents this line: indent with spaces'],
  [
    /^All mapping items must start/,
    () => 'this line starts in a different column from the entries above: indent them alike',
  ],
  [
    /^Plain value cannot start with .* (\S)$/,
    ([, mark]) => `${mark} cannot begin a text: put the text in quotes`,
  ],
  [
    /^Invalid escape sequence (.*)$/s,
    ([, sequence]) =>
      `${sequence} is not an escape sequence: write "/" between folders, and "\\\\" for a backslash`,
  ],
];

/** Says what a syntax error of the YAML library means for a manifest. */
export function explainSyntax(message: string): string {
  const known = EXPLANATIONS.find(([library]) => library.test(message));
  const [first = ''] = message.split('\n', 1);
  const text = known
    ? known[1](known[0].exec(message) ?? [])
    : `${first.charAt(0).toLowerCase()}${first.slice(1)}`;
  return `the manifest is not valid JSON or YAML: ${visible(text)}`;
}
