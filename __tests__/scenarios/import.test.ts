import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { AGENT, KEY } from '../support/scene.ts';
import { manifestOf, playImport, tone } from './import-scene.ts';

const GOODBYE = { id: '7', transcript: 'Thanks for calling. Goodbye.', hitCount: 5, audio: tone(300) };
const MOMENT = { id: '8', transcript: 'One moment, please.', hitCount: 50, audio: tone(400) };
const RARE = { id: '9', transcript: 'Hardly ever', hitCount: 0 };

describe('a first import', () => {
  test('makes a manifest and files of the most heard entries, and a second one changes nothing', () =>
    playImport([GOODBYE, MOMENT, RARE], async ({ runImport, tree, writes, repository }) => {
      const result = await runImport({ top: '2' });
      expect(result).toMatchObject({
        code: 0,
        ended: { outcome: 'imported', imported: ['7', '8'], relinked: [] },
      });
      expect(result.ended.files).toEqual([
        'audio/one-moment-please.wav',
        'audio/thanks-for-calling-goodbye.wav',
        'audio/manifest.json',
      ]);
      expect(manifestOf(result)).toEqual({
        agentId: AGENT,
        region: 'us',
        entries: {
          'one-moment-please.wav': { id: '8', transcript: MOMENT.transcript, language: 'en-US' },
          'thanks-for-calling-goodbye.wav': { id: '7', transcript: GOODBYE.transcript, language: 'en-US' },
        },
      });
      expect(result.tree).toMatchObject({
        'one-moment-please.wav': MOMENT.audio,
        'thanks-for-calling-goodbye.wav': GOODBYE.audio,
      });
      const before = tree();
      expect((await runImport({ top: '2' })).ended).toMatchObject({ outcome: 'unchanged', files: [] });
      repository.commit('merged');
      const again = await runImport({ top: '2' });
      expect(again).toMatchObject({ code: 0, ended: { outcome: 'unchanged', imported: [], files: [] } });
      expect(tree()).toEqual(before);
      expect(writes()).toEqual([]);
    }));

  test('tells a reviewer what is new', () =>
    playImport([GOODBYE, MOMENT], async ({ runImport }) => {
      const { summary, outputs, log } = await runImport();
      const body = readFileSync(outputs['body'] ?? '', 'utf8');
      for (const text of [body, summary]) {
        expect(text).toContain('| File | Phrase |');
        expect(text).toMatch(
          /one-moment-please.*<code>8<\/code>.*“One moment, please.*50&nbsp;hits · 0\.1&nbsp;s/,
        );
      }
      expect(body).toContain('stay in the history of this repository for good');
      expect(log).toContain('downloading 2 recordings\n[2/2] downloaded, 1.6 KB in all\n');
      expect(JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8'))).toMatchObject({
        version: 1,
        outcome: 'imported',
        live: 2,
        imported: [{ name: 'one-moment-please.wav', ids: ['8'], hits: 50 }, { ids: ['7'] }],
      });
    }));

  test('writes YAML where the manifest is to be YAML', () =>
    playImport([GOODBYE], async ({ runImport }) => {
      const result = await runImport({ manifest: 'audio/cache.yml' });
      expect(String(result.tree['cache.yml'])).toBe(
        `agentId: "${AGENT}"\nregion: us\nentries:\n  thanks-for-calling-goodbye.wav:\n    id: "7"\n    transcript: "Thanks for calling. Goodbye."\n    language: "en-US"\n`,
      );
    }));

  test('puts files into the repository itself, if the manifest is there', () =>
    playImport([GOODBYE], async ({ runImport, repository }) => {
      const result = await runImport({ manifest: 'manifest.json' });
      expect(result.ended.files).toEqual(['thanks-for-calling-goodbye.wav', 'manifest.json']);
      expect(repository.read('thanks-for-calling-goodbye.wav')).toEqual(GOODBYE.audio);
    }));

  test('an empty cache says how entries come to be', () =>
    playImport([], async ({ runImport }) => {
      const result = await runImport();
      expect(result).toMatchObject({ code: 0, ended: { outcome: 'unchanged', files: [] }, tree: {} });
      expect(result.log).toMatch(/::notice::the cache is empty: PolyAI creates an entry when a phrase/);
    }));
});

describe('which entries', () => {
  test('select takes the place of top, and language narrows it', () =>
    playImport(
      [GOODBYE, MOMENT, RARE, { id: '10', transcript: 'Thanks, Jane Doe', languageCode: 'en-GB' }],
      async ({ runImport }) => {
        const result = await runImport({ select: 'thanks*\n!*Doe\n77', top: '1' });
        expect(result.ended.imported).toEqual(['7']);
        expect(result.log).toMatch(/::warning::no entry matches "77" in the input "select"/);
        expect((await runImport({ top: 'all', language: 'en-gb', names: 'id' })).ended).toMatchObject({
          imported: ['10'],
          files: ['audio/en-gb/entry-10.wav', 'audio/manifest.json'],
        });
        const [none, again, other] = [
          await runImport({ top: '0' }),
          await runImport({ top: 'all', language: 'en-gb' }),
          await runImport({ top: 'all', language: 'fr' }),
        ];
        expect([none, again, other].map(({ ended }) => ended.outcome)).toEqual(Array(3).fill('unchanged'));
        expect(none.log).not.toContain('::notice');
        expect(again.log).toContain('::notice::nothing is new: the selected entry has a file already');
        expect(other.log).toContain('::notice::no selected entry is in the language "fr"');
      },
    ));

  test('several languages have a folder each', () =>
    playImport(
      [
        { id: '1', transcript: 'Hola', languageCode: 'es-ES' },
        { id: '2', transcript: 'Hello', languageCode: 'en_US' },
        { id: '3', transcript: 'Hello', languageCode: '' },
      ],
      async ({ runImport }) => {
        const result = await runImport();
        expect(manifestOf(result).entries).toEqual({
          'en-us/hello.wav': { id: '2', transcript: 'Hello', language: 'en-US' },
          'es-es/hola.wav': { id: '1', transcript: 'Hola', language: 'es-ES' },
          'hello.wav': { id: '3', transcript: 'Hello' },
        });
      },
    ));

  test('one phrase with one recording is one file for all its voices', () =>
    playImport(
      [
        { id: '12', transcript: 'Hello there', audio: tone(300), providerVoiceId: 'voice-2', hitCount: 4 },
        { id: '9', transcript: 'Hello  there', audio: tone(300), hitCount: 3 },
        { id: '5', transcript: 'Hello there', audio: tone(500) },
        { id: '6', transcript: 'Another phrase', audio: tone(300) },
      ],
      async ({ runImport }) => {
        const result = await runImport();
        expect(result.ended.imported).toEqual(['5', '6', '9', '12']);
        expect(manifestOf(result).entries).toEqual({
          'another-phrase.wav': { id: '6', transcript: 'Another phrase', language: 'en-US' },
          'hello-there-5.wav': { id: '5', transcript: 'Hello there', language: 'en-US' },
          'hello-there-9.wav': { id: ['9', '12'], transcript: 'Hello  there', language: 'en-US' },
        });
        expect(result.summary).toMatch(/<code>9, 12<\/code>.*<small>7&nbsp;hits/);
        expect((await runImport()).ended.outcome).toBe('unchanged');
      },
    ));
});

describe('what a run needs', () => {
  test.each<[what: string, inputs: Record<string, string>, told: RegExp]>([
    ['no key', { 'api-key': '' }, /input "api-key" is missing/],
    ['no agent', { 'agent-id': '' }, /input "agent-id" is missing/],
    ['a key that is refused', { 'api-key': 'wrong' }, /PolyAI refused the API key \(401\)/],
    ['another agent', { 'agent-id': 'PROJECT-9' }, /does not let the API key read .* \(403\)/],
    [
      'inputs that are not valid',
      { top: 'many', select: '!', names: 'hits' },
      /input "top" is "many": write a count/,
    ],
    ['a manifest outside', { manifest: '../manifest.json' }, /input "manifest" is "\.\.\/manifest\.json"/],
    ['a manifest in .git', { manifest: '.git/manifest.json' }, /belongs to Git itself/],
  ])('%s', (_, inputs, told) =>
    playImport([GOODBYE], async ({ runImport }) => {
      const result = await runImport(inputs);
      expect(result).toMatchObject({ code: 1, ended: { outcome: 'blocked', files: [] }, tree: {} });
      expect(result.log).toMatch(told);
      expect(result.summary).toMatch(/^### ⛔ Blocked: nothing was written/);
    }),
  );

  test('a key that may write is never used to write', () =>
    playImport([GOODBYE], async ({ runImport, writes }) => {
      expect((await runImport({ 'api-key': KEY })).ended.outcome).toBe('imported');
      expect(writes()).toEqual([]);
    }));
});
