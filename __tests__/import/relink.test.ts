import { expect, test } from '@jest/globals';
import { type Link, type LivePhrase, relink } from '../../src/import/relink.ts';
import type { EntryId } from '../../src/lib/ids.ts';

const link = (name: string, id: string, transcript?: string, language?: string): Link => ({
  name,
  id: id as EntryId,
  transcript,
  language,
  line: 1,
  column: 1,
});
const live = (id: string, transcript?: string, language?: string): LivePhrase => ({
  id: id as EntryId,
  transcript,
  language,
});

function outcome(links: readonly Link[], cache: readonly LivePhrase[]) {
  const { found, ambiguous, lost } = relink(links, cache);
  return {
    found: found.map((each) => `${each.link.name} ${each.link.id}→${each.to}`),
    ambiguous: ambiguous.map((each) => `${each.link.name}: ${each.candidates.join(' ')}`),
    lost: lost.map(({ name }) => name),
  };
}

const NOTHING = { found: [], ambiguous: [], lost: [] };

test.each<
  [
    what: string,
    links: Link[],
    cache: LivePhrase[],
    result: Partial<typeof NOTHING | Record<string, string[]>>,
  ]
>([
  [
    'an id that is there stays, whatever is like it',
    [link('a', '1', 'Hi')],
    [live('1', 'Hi'), live('2', 'Hi')],
    {},
  ],
  ['a renewed id', [link('a', '1', ' Hi\n there ')], [live('2', 'Hi there')], { found: ['a 1→2'] }],
  ['an id to be found', [link('a', '', 'Hi')], [live('2', 'Hi')], { found: ['a →2'] }],
  ['two candidates', [link('a', '1', 'Hi')], [live('2', 'Hi'), live('3', 'Hi')], { ambiguous: ['a: 2 3'] }],
  [
    'the language decides',
    [link('a', '1', 'Hi', 'en-us')],
    [live('2', 'Hi', 'en-US'), live('3', 'Hi', 'en-GB')],
    { found: ['a 1→2'] },
  ],
  [
    'a language that is not known may be any',
    [link('a', '1', 'Hi', 'en-US')],
    [live('2', 'Hi', 'en-US'), live('3', 'Hi')],
    { ambiguous: ['a: 2 3'] },
  ],
  [
    'mapped entries are no candidates',
    [link('a', '1', 'Hi'), link('b', '2', 'Hi')],
    [live('2', 'Hi')],
    { lost: ['a'] },
  ],
  [
    'two files want the same entry',
    [link('a', '1', 'Hi'), link('b', '', 'Hi')],
    [live('2', 'Hi')],
    { ambiguous: ['a: 2', 'b: 2'] },
  ],
  [
    'case and punctuation count',
    [link('a', '1', 'Hi')],
    [live('2', 'hi'), live('3', 'Hi!')],
    { lost: ['a'] },
  ],
  ['nothing is known of the phrase', [link('a', '1')], [live('2')], { lost: ['a'] }],
  [
    'one id of a list',
    [link('a', '1', 'Hi'), link('a', '2', 'Hi')],
    [live('2', 'Hi'), live('3', 'Hi')],
    { found: ['a 1→3'] },
  ],
])('%s', (_, links, cache, result) => {
  expect(outcome(links, cache)).toEqual({ ...NOTHING, ...result });
  expect(outcome(links, cache.toReversed()).found).toEqual(outcome(links, cache).found);
});
