import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import {
  addFault,
  type Field,
  positionOfValue,
  type ReadContext,
  readFields,
  readText,
  sourceOf,
  unsupportedSyntax,
} from './fields.ts';
import { phraseKeyFault } from './form.ts';
import type { RequiredPhrase } from './manifest.ts';
import { languageFault, transcriptFault } from './phrase-rules.ts';
import type { Position } from './text.ts';

/** Reads transcripts and languages, of entries and of `require`. */

export type Phrase = Pick<RequiredPhrase, 'language'> & { readonly transcript: string | undefined };

const EXAMPLE = '"Thanks for calling."';

/** The fields `transcript` and `language` of a mapping; undefined where one is absent or not valid. */
export function readPhrase(context: ReadContext, fields: readonly Field[]): Phrase {
  const checked = (name: string, what: string, faultOf: (text: string) => string | undefined) => {
    const [first] = fields
      .filter(({ key }) => key === name)
      .map((field) =>
        check(context, readText(context, field, what), positionOfValue(context, field), faultOf),
      );
    return first;
  };
  return {
    transcript: checked('transcript', 'the phrase', transcriptFault),
    language: checked('language', 'a BCP 47 code, e.g. "en-US"', languageFault),
  };
}

/** The list `require`: phrases as text, or as a mapping with a language. */
export function readRequire(context: ReadContext, field: Field): RequiredPhrase[] {
  const { value } = field;
  const fault =
    unsupportedSyntax(value) ??
    (isSeq(value) ? undefined : `"require" must be a list of phrases, e.g. [${EXAMPLE}]`);
  if (fault) addFault(context, positionOfValue(context, field), fault);
  if (fault || !isSeq(value)) return [];
  return value.items.flatMap((item) => {
    const at = context.locate(item.range[0]);
    const phrase =
      isMap(item) && !unsupportedSyntax(item) ? readMapping(context, item, at) : readItem(context, item, at);
    const { transcript } = phrase;
    return transcript === undefined ? [] : [{ ...phrase, transcript, ...at }];
  });
}

function readMapping(context: ReadContext, node: ParsedNode, at: Position): Phrase {
  const fields = readFields(context, node, at, '');
  const faults = fields.map(({ key, at: place }) => ({ place, fault: phraseKeyFault(key) }));
  for (const { place, fault } of faults) if (fault) addFault(context, place, fault);
  const isTold = fields.some(({ key }) => key === 'transcript') || faults.some(({ fault }) => fault);
  if (!isTold)
    addFault(context, at, 'a required phrase has no "transcript": write the phrase that must be cached');
  return readPhrase(context, fields);
}

function readItem(context: ReadContext, node: ParsedNode, at: Position): Phrase {
  const odd = unsupportedSyntax(node);
  if (odd) addFault(context, at, odd);
  else if (isScalar(node) && typeof node.value === 'string') {
    return { transcript: check(context, node.value, at, transcriptFault), language: undefined };
  } else {
    const written =
      isScalar(node) && node.value !== null
        ? `write it in quotes, "${sourceOf(node)}"`
        : `write the phrase, e.g. ${EXAMPLE}`;
    addFault(context, at, `a required phrase must be text: ${written}`);
  }
  return { transcript: undefined, language: undefined };
}

function check(
  context: ReadContext,
  text: string | undefined,
  at: Position,
  faultOf: (text: string) => string | undefined,
): string | undefined {
  const fault = text === undefined ? undefined : faultOf(text);
  if (fault) addFault(context, at, fault);
  return fault ? undefined : text;
}
