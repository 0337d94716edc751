import { describe, expect, test } from '@jest/globals';
import type { MappedAgent } from '../../src/agents/agent.ts';
import { findClashes } from '../../src/agents/clashes.ts';

function agent(manifest: string, ids: readonly string[], who: Partial<MappedAgent> = {}): MappedAgent {
  const entries = ids.map((id, index) => ({ name: `${id}.wav`, id, line: index + 3, column: 5 }));
  const mapped = { name: manifest, manifest, agentId: 'PROJECT-1', region: 'us', changed: true, entries };
  return { ...mapped, ...who } as MappedAgent;
}

describe('two manifests', () => {
  test('of one agent that map one entry are named with the lines of both', () => {
    expect(findClashes([agent('a.json', ['1', '2']), agent('b.json', ['3', '4', '2'])])).toEqual([
      {
        message:
          'entry "2" of agent PROJECT-1 (us) is mapped by "a.json" on line 4 and by "b.json" on line 5: keep it in one of them, or correct the "agentId" of the other',
        file: 'b.json',
        line: 5,
        column: 5,
      },
    ]);
  });

  test.each<[string, Partial<MappedAgent>]>([
    ['of two agents', { agentId: 'PROJECT-2' as MappedAgent['agentId'] }],
    ['of one agent in two regions', { region: 'eu' }],
  ])('%s may map the same id', (_what, other) => {
    expect(findClashes([agent('a.json', ['1']), agent('b.json', ['1'], other)])).toEqual([]);
  });

  test('of one agent may map different entries', () => {
    expect(findClashes([agent('a.json', ['1']), agent('b.json', ['2'])])).toEqual([]);
  });

  test('that are copies of each other are named ten times, and counted', () => {
    const ids = Array.from({ length: 5_000 }, (_, index) => `${index + 1}`);
    const problems = findClashes([agent('a.json', ids), agent('b.json', ids)]);
    expect(problems).toHaveLength(11);
    expect(problems.at(-1)).toEqual({ message: '4990 more entries are mapped by both', file: 'b.json' });
  });
});

test('each of three manifests is compared with the first that maps the entry', () => {
  const places = findClashes(['a.json', 'b.json', 'c.json'].map((path) => agent(path, ['1'])));
  expect(places.map(({ file }) => file)).toEqual(['b.json', 'c.json']);
});
