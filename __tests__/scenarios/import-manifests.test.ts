import { describe, expect, test } from '@jest/globals';
import { AGENT } from '../support/scene.ts';
import { manifestOf, playImport, tone } from './import-scene.ts';

const A = { id: '1', transcript: 'Hello there', audio: tone(300) };
const B = { id: '2', transcript: 'One moment', audio: tone(400) };

test('entries that another manifest of the agent maps are left to it', () =>
  playImport([A, B], async ({ runImport, repository }) => {
    repository.write('audio/b.wav', tone(400));
    repository.write('audio/b.json', JSON.stringify({ agentId: AGENT, entries: { 'b.wav': '2' } }));
    repository.commit('another one');
    const result = await runImport({ manifest: 'audio/a.json' });
    expect(result.ended).toMatchObject({ outcome: 'imported', imported: ['1'] });
    expect(result.log).toMatch(
      /::notice::.*"audio\/b.json", another manifest of this agent, maps are not imported/,
    );
  }));

describe('a manifest that is there', () => {
  test('keeps every other byte, and its files', () =>
    playImport([A, B], async ({ runImport, repository }) => {
      const manifest = `# ours\nagentId: ${AGENT} # the agent\nentries:\n  greeting.wav: 1 # hand-made\n  # the end\nrequire: []\n`;
      repository.write('audio/m.yaml', manifest);
      repository.write('audio/greeting.wav', tone(999));
      repository.commit('by hand');
      const result = await runImport({ manifest: 'audio/m.yaml', 'agent-id': '' });
      expect(result.ended).toMatchObject({
        outcome: 'imported',
        imported: ['2'],
        files: ['audio/one-moment.wav', 'audio/m.yaml'],
      });
      expect(String(result.tree['m.yaml'])).toBe(
        manifest.replace(
          '  # the end',
          '  one-moment.wav:\n    id: "2"\n    transcript: "One moment"\n    language: "en-US"\n  # the end',
        ),
      );
      expect(result.tree['greeting.wav']).toEqual(tone(999));
    }));

  test('names of the commit and of other files are not taken twice', () =>
    playImport([A, B], async ({ runImport, repository, manifest, tree }) => {
      manifest({ 'One-Moment.wav': '7' });
      repository.write('audio/hello-there.wav', 'something else');
      repository.commit('by hand');
      const result = await runImport();
      expect(Object.keys(result.tree)).toEqual([
        ...['One-Moment.wav', 'hello-there-1.wav', 'hello-there.wav', 'manifest.json', 'one-moment-2.wav'],
      ]);
      expect(String(tree()['hello-there.wav'])).toBe('something else');
    }));

  test('a file that the repository lacks is fetched to its name', () =>
    playImport([A, B], async ({ runImport, repository }) => {
      repository.write(
        'audio/manifest.json',
        '{"a b/ö.wav":"1","sub/two.wav":{"id":["9","2"]},"lost.wav":"8"}',
      );
      repository.commit('by hand');
      const result = await runImport({ top: '0' });
      expect(result).toMatchObject({
        code: 0,
        ended: {
          outcome: 'imported',
          imported: [],
          files: ['audio/a b/ö.wav', 'audio/sub/two.wav'],
        },
        tree: { 'a b/ö.wav': A.audio, 'sub/two.wav': B.audio },
      });
      expect(result.log).toMatch(
        /file=audio\/lost\.wav::the file is missing, and the cache has no entry to fetch it from/,
      );
      expect(result.summary).toContain('Missing files, now downloaded');
    }));

  test.each<[what: string, manifest: string, told: RegExp]>([
    ['is not valid', '{"a.wav":"007"}', /line=1,col=10::the entry id "007" of "a\.wav" is not valid/],
    ['is of another agent', '{"agentId":"P-2","entries":{}}', /the manifest is for P-2/],
    [
      'is written in a way that is not known',
      '? a.wav\n: "1"\n',
      /::error file=audio\/manifest\.json::this action cannot edit the manifest without touching the rest of it/,
    ],
  ])('%s: the run is blocked', (_, manifest, told) =>
    playImport([A, B], async ({ runImport, repository }) => {
      repository.write('audio/manifest.json', manifest);
      repository.write('audio/a.wav', tone(300));
      repository.commit('by hand');
      const result = await runImport();
      expect(result).toMatchObject({ code: 1, ended: { outcome: 'blocked', files: [] } });
      expect(result.log).toMatch(told);
      expect(Object.keys(result.tree)).toEqual(['a.wav', 'manifest.json']);
      expect(String(result.tree['manifest.json'])).toBe(manifest);
    }),
  );

  test('lines to add by hand are shown', () =>
    playImport([A, B], async ({ runImport, repository }) => {
      repository.write('audio/manifest.json', '? a.wav\n: "1"\n');
      repository.commit('by hand');
      const { log, summary } = await runImport();
      expect(log).toContain(
        '"one-moment.wav": { "id": "2", "transcript": "One moment", "language": "en-US" },\n',
      );
      expect(summary).toContain('Lines for the manifest');
    }));

  test('with another path than the input "manifest" is named', () =>
    playImport([A], async ({ runImport, repository }) => {
      repository.write('audio/manifest.yml', `agentId: ${AGENT}\nentries:\n  mine.wav: "1"\n`);
      repository.commit('by hand');
      const { log } = await runImport({ top: '0' });
      expect(log).toContain(
        '::notice::there is no manifest "audio/manifest.json" yet, but the commit has "audio/manifest.yml": if that one is for this agent, name it in the input "manifest"',
      );
      expect((await runImport({ top: '0', manifest: 'audio/manifest.yml' })).log).not.toContain('::notice');
    }));

  test('that a sparse checkout leaves out blocks the run, and files that it leaves out are there', () =>
    playImport([A, B], async ({ runImport, repository, manifest }) => {
      manifest({ 'far/hello.wav': '1' });
      repository.write('other/x.txt', 'x');
      repository.commit('by hand');
      repository.git('sparse-checkout', 'set', 'other');
      expect((await runImport()).log).toMatch(/the manifest is in the commit, but not in the workspace/);
      repository.git('sparse-checkout', 'set', '--no-cone', '/audio/*', '!/audio/far/');
      expect((await runImport()).ended.files).toEqual(['audio/one-moment.wav', 'audio/manifest.json']);
    }));
});

describe('new ids', () => {
  test('are found by phrase, and what is ambiguous is listed', () =>
    playImport(
      [
        { id: '11', transcript: 'Hello there' },
        { id: '12', transcript: 'One moment' },
        { id: '13', transcript: 'One moment', languageCode: 'en-GB' },
        { id: '14', transcript: 'Goodbye', audio: tone(700) },
      ],
      async ({ runImport, repository }) => {
        const text = `{
  "hello.wav": { "id": "1", "transcript": "Hello there" },
  "moment.wav": { "id": "2", "transcript": "One moment" },
  "bye.wav": {"id":"",   "transcript": " Goodbye"},
  "plain.wav": "3",
  "lost.wav": { "id": "4", "transcript": "No more" }
}
`;
        repository.write('audio/manifest.json', text);
        for (const name of ['hello', 'moment', 'plain', 'lost'])
          repository.write(`audio/${name}.wav`, tone(300));
        repository.commit('by hand');
        const result = await runImport({ top: '0' });
        expect(result).toMatchObject({
          code: 0,
          ended: {
            outcome: 'imported',
            imported: [],
            relinked: ['11', '14'],
            files: ['audio/bye.wav', 'audio/manifest.json'],
          },
        });
        expect(result.summary).toContain(
          'The next sync uploads recordings to the new ids; nothing else changes',
        );
        expect(result.log).not.toContain('::notice');
        expect(String(result.tree['manifest.json'])).toBe(
          text.replace('"id": "1"', '"id": "11"').replace('"id":""', '"id":"14"'),
        );
        expect(result.tree['bye.wav']).toEqual(tone(700));
        expect(result.log).toMatch(
          /line=3,col=3::"moment\.wav" \(entry 2, which is gone\) may belong to several entries with its phrase \(12, 13\)/,
        );
        expect(result.log).toMatch(
          /line=5,col=3::entry 3 of "plain\.wav" is not in the cache: give it a "transcript"/,
        );
        expect(result.log).toMatch(
          /line=6,col=3::entry 4 of "lost\.wav" is not in the cache, and no other entry/,
        );
      },
    ));

  test('an id of another phrase is named, and its audio does not become the missing file', () =>
    playImport(
      [
        { id: '1', transcript: 'Goodbye' },
        { id: '2', transcript: 'Hello' },
        { id: '3', transcript: 'Adiós', languageCode: 'es-ES' },
      ],
      async ({ runImport, repository }) => {
        const entries = {
          'hello.wav': { id: '1', transcript: 'Hello' },
          'bye.wav': { id: '3', transcript: 'Adiós', language: 'es-MX' },
        };
        repository.write('audio/manifest.json', JSON.stringify({ agentId: AGENT, entries }, null, 2));
        repository.commit('copied from another agent, with its ids');
        const result = await runImport({ top: '0' });
        expect(result).toMatchObject({ code: 0, ended: { outcome: 'unchanged', files: [] } });
        expect(result.log).toMatch(
          /::warning file=audio\/manifest\.json,line=4,.*entry 1 of "hello\.wav" has another phrase in PolyAI, "Goodbye", than in the manifest, "Hello"; did you mean 2\?/,
        );
        expect(result.log).toMatch(/entry 3 of "bye\.wav" has another language in PolyAI, "es-ES"/);
      },
    ));

  test('what is ambiguous is not imported meanwhile, so that it stays ambiguous', () =>
    playImport(
      [
        { id: '12', transcript: 'One moment' },
        { id: '13', transcript: 'One moment' },
        { id: '14', transcript: 'Goodbye' },
      ],
      async ({ runImport, repository }) => {
        repository.write('audio/manifest.json', '{"moment.wav":{"id":"2","transcript":"One moment"}}');
        repository.write('audio/moment.wav', tone(300));
        repository.commit('by hand');
        expect((await runImport({ select: '12\n14' })).ended).toMatchObject({
          imported: ['14'],
          relinked: [],
        });
        expect((await runImport()).ended).toMatchObject({ outcome: 'unchanged', imported: [], relinked: [] });
      },
    ));

  test('a manifest that was copied for a second agent gets its ids', () =>
    playImport([A, B], async ({ runImport, repository }) => {
      const entries = Object.fromEntries(
        ['Hello there', 'One moment'].map((transcript) => [`${transcript}.wav`, { id: '', transcript }]),
      );
      repository.write('audio/manifest.json', JSON.stringify({ agentId: AGENT, entries }));
      for (const name of Object.keys(entries)) repository.write(`audio/${name}`, tone(900));
      repository.commit('copied');
      const result = await runImport({ 'agent-id': '' });
      expect(result.ended).toMatchObject({
        outcome: 'imported',
        relinked: ['1', '2'],
        files: ['audio/manifest.json'],
      });
      expect(manifestOf(result).entries).toMatchObject({
        'Hello there.wav': { id: '1' },
        'One moment.wav': { id: '2' },
      });
    }));
});
