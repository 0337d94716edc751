import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import {
  type Field,
  oddity,
  positionOfValue,
  readFields,
  readText,
  report,
  sourceOf,
  type Walk,
} from './fields.ts';
import { phraseKeyFault } from './form.ts';
import type { RequiredPhrase } from './manifest.ts';
import { languageFault, transcriptFault } from './phrase-rules.ts';
import type { Position } from './text.ts';

/** Reads transcripts and languages, of entries and of `require`. */

export type Phrase = Pick<RequiredPhrase, 'language'> & { readonly transcript: string | undefined };

const EXAMPLE = '"Thanks for calling."';

/** The fields `transcript` and `language` of a mapping; undefined where one is absent or not valid. */
export function readPhrase(walk: Walk, fields: readonly Field[]): Phrase {
  const checked = (name: string, what: string, faultOf: (text: string) => string | undefined) => {
    const [first] = fields
      .filter(({ key }) => key === name)
      .map((field) => check(walk, readText(walk, field, what), positionOfValue(walk, field), faultOf));
    return first;
  };
  return {
    transcript: checked('transcript', 'the phrase', transcriptFault),
    language: checked('language', 'a BCP 47 code, e.g. "en-US"', languageFault),
  };
}

/** The list `require`: phrases as text, or as a mapping with a language. */
export function readRequire(walk: Walk, field: Field): RequiredPhrase[] {
  const { value } = field;
  const fault =
    oddity(value) ?? (isSeq(value) ? undefined : `"require" must be a list of phrases, e.g. [${EXAMPLE}]`);
  if (fault) report(walk, positionOfValue(walk, field), fault);
  if (fault || !isSeq(value)) return [];
  return value.items.flatMap((item) => {
    const at = walk.locate(item.range[0]);
    const phrase = isMap(item) && !oddity(item) ? readMapping(walk, item, at) : readItem(walk, item, at);
    const { transcript } = phrase;
    return transcript === undefined ? [] : [{ ...phrase, transcript, ...at }];
  });
}

function readMapping(walk: Walk, node: ParsedNode, at: Position): Phrase {
  const fields = readFields(walk, node, at, '');
  const faults = fields.map(({ key, at: place }) => ({ place, fault: phraseKeyFault(key) }));
  for (const { place, fault } of faults) if (fault) report(walk, place, fault);
  const isTold = fields.some(({ key }) => key === 'transcript') || faults.some(({ fault }) => fault);
  if (!isTold)
    report(walk, at, 'a required phrase has no "transcript": write the phrase that must be cached');
  return readPhrase(walk, fields);
}

function readItem(walk: Walk, node: ParsedNode, at: Position): Phrase {
  const odd = oddity(node);
  if (odd) report(walk, at, odd);
  else if (isScalar(node) && typeof node.value === 'string') {
    return { transcript: check(walk, node.value, at, transcriptFault), language: undefined };
  } else {
    const written =
      isScalar(node) && node.value !== null
        ? `write it in quotes, "${sourceOf(node)}"`
        : `write the phrase, e.g. ${EXAMPLE}`;
    report(walk, at, `a required phrase must be text: ${written}`);
  }
  return { transcript: undefined, language: undefined };
}

function check(
  walk: Walk,
  text: string | undefined,
  at: Position,
  faultOf: (text: string) => string | undefined,
): string | undefined {
  const fault = text === undefined ? undefined : faultOf(text);
  if (fault) report(walk, at, fault);
  return fault ? undefined : text;
}
