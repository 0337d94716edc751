import { describe, expect, test } from '@jest/globals';
import { makeWav, withOtherHeader, withOtherSamples } from '../../emulator/polyai/wav.ts';
import { AGENT } from '../support/scene.ts';
import { playVerify, type VerifyScene, verdicts } from '../support/verify.ts';

const SIX = { 'a.wav': '1', 'b.wav': '2', 'c.wav': '3', 'd.wav': '4', 'e.wav': '5', 'f.wav': '6' };

/** Commits files for the entries 1 to 6, which the cache has as they are committed. */
function commitSix(scene: VerifyScene, extra?: Record<string, unknown>): void {
  scene.manifest(SIX, { agentId: AGENT, ...extra });
  scene.repository.commit('first');
  for (const [name, id] of Object.entries(SIX)) scene.cached(id, name);
}

describe('a cache that plays the committed audio', () => {
  test('is verified: one listing, one download an entry', () =>
    playVerify({}, async (scene) => {
      commitSix(scene);
      const result = await scene.verify();
      expect(result.outputs).toMatchObject({
        outcome: 'verified',
        drifted: '[]',
        missing: '[]',
        uncached: '[]',
      });
      expect(result.summary).toMatch(
        /^### ✅ Verified: callers hear <code>main<\/code> at \[.*\n\n6 the same\n/,
      );
      expect(result.log).toMatch(/\[6\/6\] same: entry [1-6] \("[a-f]\.wav"\)/);
      expect(scene.emulator.requests.map(({ route }) => route).toSorted()).toEqual([
        ...Array(6).fill('download'),
        'list',
      ]);
    }));

  test('is verified by its listing: one request for all', () =>
    playVerify({}, async (scene) => {
      commitSix(scene);
      const result = await scene.verify({ compare: 'listing' });
      expect(result.outputs).toMatchObject({ outcome: 'verified', drifted: '[]', missing: '[]' });
      expect(result.summary).toContain('the audio itself was not compared');
      expect(result.summary).toContain('6 with the duration of their files');
      expect(scene.emulator.requests.map(({ route }) => route)).toEqual(['list']);
    }));

  test.each(['snake', 'camel'] as const)('is verified in either spelling: %s case', (spelling) =>
    playVerify({ spelling, idsAs: spelling === 'snake' ? 'number' : 'text' }, async (scene) => {
      commitSix(scene);
      expect((await scene.verify()).outputs['outcome']).toBe('verified');
    }),
  );

  test('is verified where one recording has several ids', () =>
    playVerify({}, async (scene) => {
      scene.record('a.wav', 0);
      scene.repository.write(
        'audio/manifest.yaml',
        `agentId: ${AGENT}\nentries:\n  a.wav: { id: ["1", "2"] }\n`,
      );
      scene.repository.commit('first');
      scene.cached('1', 'a.wav');
      scene.cached('2', 'a.wav');
      const result = await scene.verify({ manifest: 'audio/manifest.yaml' });
      expect(verdicts(scene, result)).toEqual({ '1': 'same', '2': 'same' });
    }));

  test('is verified in a repository with SHA-256 ids', () =>
    playVerify({ init: ['--object-format=sha256'] }, async (scene) => {
      commitSix(scene);
      expect((await scene.verify()).outputs['outcome']).toBe('verified');
    }));

  test('is verified by the committed files, whatever the workspace has', () =>
    playVerify({}, async (scene) => {
      commitSix(scene);
      scene.record('a.wav', 1);
      expect((await scene.verify()).outputs['outcome']).toBe('verified');
    }));

  test('is verified where PolyAI has put another header before the samples', () =>
    playVerify({}, async (scene) => {
      commitSix(scene);
      for (const [name, id] of Object.entries(SIX))
        scene.cached(id, name, { audio: withOtherHeader(scene.repository.read(`audio/${name}`)) });
      const result = await scene.verify();
      expect(result.outputs).toMatchObject({ outcome: 'verified', drifted: '[]' });
      expect(result.summary).toContain('6 with the same sound but another header');
    }));

  test('is verified for an empty manifest', () =>
    playVerify({}, async (scene) => {
      commitSix(scene);
      scene.manifest({});
      scene.repository.commit('second');
      const result = await scene.verify();
      expect(result.summary).toContain('Verified: the manifest maps no entries');
      expect(result.summary).toContain('6 entries of the cache are not in the manifest.');
    }));
});

describe('an entry that plays other audio', () => {
  test('has drifted: the report names it, both durations, and what PolyAI says about it', () =>
    playVerify({}, async (scene) => {
      commitSix(scene);
      const changes = { regenerated: true, imported: true, cachedAt: '2026-03-04T05:06:07Z', hitCount: 77 };
      scene.cached('2', 'b.wav', { audio: makeWav(0.2, 500), transcript: 'Hello *there*.', ...changes });
      const result = await scene.verify();
      expect(result).toMatchObject({
        code: 1,
        outputs: { outcome: 'drifted', drifted: '["2"]', missing: '[]' },
      });
      expect(result.log).toContain(
        '::error file=audio/manifest.json,line=5,col=5::entry 2 ("b.wav") plays other audio than the commit (0.20 s in PolyAI, 0.05 s in the commit); PolyAI marks it as regenerated and imported',
      );
      expect(result.summary).toMatch(
        /^### ❌ Drifted from <code>main<\/code>: 1 entry plays other audio\n\n\*\*Next:\*\* .*\n\n5 the same, 1 different\n/,
      );
      const [row = ''] = result.summary.match(/^\|.*b\.wav.*$/m) ?? [];
      for (const part of [
        '0.20&nbsp;s',
        '0.05&nbsp;s',
        'cached 2026\u201103\u201104 · regenerated · imported',
        '77&nbsp;hits',
        '▇',
      ])
        expect(row).toContain(part);
      expect(row).toContain('Hello &#42;there&#42;&#46;');
      expect(result.summary).toContain('`base: live`');
    }));

  test('keeps the step green where "on-drift" says so, and is a warning', () =>
    playVerify({}, async (scene) => {
      commitSix(scene);
      scene.cached('2', 'b.wav', { audio: makeWav(0.2, 500) });
      const result = await scene.verify({ 'on-drift': 'warn' });
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'drifted', drifted: '["2"]' } });
      expect(result.log).toContain('::warning file=audio/manifest.json,line=5,col=5::entry 2');
      expect(result.log).not.toContain('::error');
    }));

  test('is found by its listed duration, without a download', () =>
    playVerify({}, async (scene) => {
      commitSix(scene);
      scene.cached('2', 'b.wav', { duration: 0.0701 });
      scene.cached('3', 'c.wav', { duration: 0.0699 });
      scene.cached('4', 'd.wav', { audio: withOtherSamples(scene.repository.read('audio/d.wav')) });
      const result = await scene.verify({ compare: 'listing' });
      expect(result.outputs).toMatchObject({ outcome: 'drifted', drifted: '["2"]' });
      expect(result.log).toContain(
        'entry 2 ("b.wav") has another duration (0.07 s in PolyAI, 0.05 s in the commit)',
      );
      expect(scene.emulator.requests.map(({ route }) => route)).toEqual(['list']);
    }));

  test('is not compared by the listing where PolyAI lists no duration', () =>
    playVerify({}, async (scene) => {
      commitSix(scene);
      scene.cached('2', 'b.wav', { absent: ['duration'] });
      const result = await scene.verify({ compare: 'listing' });
      expect(result.outputs['outcome']).toBe('verified');
      expect(verdicts(scene, result)).toMatchObject({ '1': 'same duration', '2': 'not compared' });
      expect(result.summary).toContain('PolyAI lists no duration for it');
      expect(result.log).toContain(
        'Verified: every entry is in the cache, but not every duration is known; the audio itself was not compared',
      );
    }));

  test('that is another format with the same samples is different', () =>
    playVerify({}, async (scene) => {
      commitSix(scene);
      const audio = Buffer.from(scene.repository.read('audio/b.wav'));
      audio.writeUInt32LE(16_000, 24);
      scene.cached('2', 'b.wav', { audio });
      expect(verdicts(scene, await scene.verify())).toMatchObject({ '2': 'different' });
    }));
});

describe('an entry that the agent does not have', () => {
  test.each(['audio', 'listing'])('is named with the one that has its phrase now (%s)', (compare) =>
    playVerify({}, async (scene) => {
      scene.manifest({ 'a.wav': { id: '1', transcript: 'Hello.' } });
      scene.repository.commit('first');
      scene.cached('9', 'a.wav', { transcript: 'Hello.' });
      const result = await scene.verify({ compare });
      expect(result.outputs).toMatchObject({ outcome: 'drifted', missing: '["1"]' });
      expect(result.log).toMatch(
        /entry 1 \("a\.wav"\) is not in the cache: .*; entry 9 has its phrase; correct/,
      );
      expect(result.summary).toContain('did you mean <code>9</code>?');
    }),
  );

  test('is missing, and not drifted', () =>
    playVerify({}, async (scene) => {
      commitSix(scene);
      scene.emulator.change(AGENT, { remove: '3' });
      const result = await scene.verify();
      expect(result).toMatchObject({
        code: 1,
        outputs: { outcome: 'drifted', drifted: '[]', missing: '["3"]' },
      });
      expect(result.log).toContain(
        '::error file=audio/manifest.json,line=6,col=5::entry 3 ("c.wav") is not in',
      );
      expect(result.summary).toContain('Drifted from <code>main</code>: 1 entry is missing');
    }));

  test('is missing where it vanishes between the listing and its download', () =>
    playVerify({}, async (scene) => {
      commitSix(scene);
      scene.emulator.fault({ route: 'list', changes: { remove: '3' } });
      expect((await scene.verify()).outputs).toMatchObject({ outcome: 'drifted', missing: '["3"]' });
    }));

  test('is missing with all others in an empty cache: check the agent first', () =>
    playVerify({}, async (scene) => {
      scene.manifest(SIX);
      scene.repository.commit('first');
      const result = await scene.verify();
      expect(result.outputs).toMatchObject({ outcome: 'drifted', missing: '["1","2","3","4","5","6"]' });
      expect(result.summary).toContain('The agent has none of the entries: check the agent id');
    }));
});

/** YAML with transcripts for entries 1 and 2. */
function commitPhrases(scene: VerifyScene, require = ''): void {
  scene.record('a.wav', 0);
  scene.record('b.wav', 0);
  scene.repository.write(
    'audio/manifest.yaml',
    [
      `agentId: ${AGENT}`,
      'entries:',
      '  a.wav: { id: "1", transcript: "Hello.", language: en-US }',
      '  b.wav: { id: "2", transcript: "Thanks for calling. Goodbye." }',
      require,
    ].join('\n'),
  );
  scene.repository.commit('first');
  scene.cached('1', 'a.wav', { transcript: ' Hello. ' });
  scene.cached('2', 'b.wav', { transcript: 'Thanks  for calling. Goodbye.', languageCode: 'en-GB' });
}

const YAML = { manifest: 'audio/manifest.yaml' };

describe('an entry with a transcript', () => {
  test('is verified where the phrase is the same but for whitespace', () =>
    playVerify({}, async (scene) => {
      commitPhrases(scene);
      expect((await scene.verify(YAML)).outputs['outcome']).toBe('verified');
    }));

  test('has drifted where its id belongs to another phrase, and the right id is named', () =>
    playVerify({}, async (scene) => {
      commitPhrases(scene);
      scene.cached('1', 'a.wav', { transcript: 'Goodbye.' });
      scene.cached('7', 'a.wav', { transcript: 'Hello.' });
      const result = await scene.verify(YAML);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'drifted', drifted: '["1"]' } });
      expect(verdicts(scene, result)).toEqual({ '1': 'wrong phrase', '2': 'same' });
      expect(result.log).toContain(
        'entry 1 ("a.wav") has another phrase in PolyAI, "Goodbye.", than in the manifest, "Hello."; did you mean 7?',
      );
      expect(result.summary).toContain('Drifted from <code>main</code>: 1 entry has another phrase');
      // What it plays does not matter.
      expect(scene.emulator.requests.filter(({ route }) => route === 'download')).toHaveLength(1);
    }));

  test('is not held to a phrase that PolyAI does not list: a notice', () =>
    playVerify({}, async (scene) => {
      commitPhrases(scene);
      scene.cached('1', 'a.wav', { absent: ['transcript'] });
      const result = await scene.verify(YAML);
      expect(result.outputs['outcome']).toBe('verified');
      expect(result.log).toMatch(/::notice::PolyAI lists no phrase for some entries, .*: 1\n/);
    }));

  test('has drifted where its id belongs to another language', () =>
    playVerify({}, async (scene) => {
      commitPhrases(scene);
      scene.cached('1', 'a.wav', { transcript: 'Hello.', languageCode: 'de-DE' });
      const result = await scene.verify({ ...YAML, compare: 'listing' });
      expect(result.outputs).toMatchObject({ outcome: 'drifted', drifted: '["1"]' });
      expect(result.log).toContain('has another language in PolyAI, "de-DE", than in the manifest, "en-US"');
    }));
});

describe('a required phrase', () => {
  const REQUIRE = [
    'require:',
    '  - Thanks for calling. Goodbye.',
    '  - { transcript: Gracias por llamar., language: es-ES }',
  ].join('\n');

  test('is cached by a mapped entry or another one', () =>
    playVerify({}, async (scene) => {
      commitPhrases(scene, REQUIRE);
      scene.cached('8', 'a.wav', { transcript: 'Gracias por llamar.', languageCode: 'es-ES' });
      const result = await scene.verify(YAML);
      expect(result.outputs).toMatchObject({ outcome: 'verified', uncached: '[]' });
      expect(result.summary).toContain('2 of 2 required phrases cached');
    }));

  test('that is cached in another language only is told so', () =>
    playVerify({}, async (scene) => {
      commitPhrases(scene, REQUIRE);
      scene.cached('8', 'a.wav', { transcript: 'Gracias por llamar.', languageCode: 'es-MX' });
      const { log } = await scene.verify(YAML);
      expect(log).toContain('(es-ES) is not cached; closest: "Gracias por llamar." (entry 8, es-MX)');
    }));

  test('that is not cached fails the step and comes with the closest wordings', () =>
    playVerify({}, async (scene) => {
      commitPhrases(scene, REQUIRE);
      scene.cached('8', 'a.wav', { transcript: 'Muchas gracias por llamar.', languageCode: 'es-ES' });
      for (const compare of ['audio', 'listing']) {
        const result = await scene.verify({ ...YAML, compare });
        expect(result).toMatchObject({
          code: 1,
          outputs: { outcome: 'drifted', drifted: '[]', missing: '[]', uncached: '["Gracias por llamar."]' },
        });
        expect(result.log).toContain(
          '::error file=audio/manifest.yaml,line=7,col=5::the required phrase "Gracias por llamar." (es-ES) is not cached; closest: "Muchas gracias por llamar." (entry 8)',
        );
        expect(result.summary).toContain('#### Required, but not cached (1)');
        expect(result.summary).toContain('1 of 2 required phrases cached');
      }
    }));
});

describe('a recording whose phrase has another entry', () => {
  test('that is heard more is a warning: callers may hear that one', () =>
    playVerify({}, async (scene) => {
      commitPhrases(scene);
      scene.cached('9', 'a.wav', { transcript: 'Hello.', hitCount: 500 });
      const result = await scene.verify(YAML);
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'verified', drifted: '[]' } });
      expect(result.log).toContain(
        '::warning file=audio/manifest.yaml,line=3,col=3::entry 9 has the phrase of entry 1 and is newer and is heard more',
      );
      expect(result.summary).toContain('#### Maybe not heard (1)');
    }));

  test('that is older and heard less, or in another language, is none of our business', () =>
    playVerify({}, async (scene) => {
      commitPhrases(scene);
      scene.cached('1', 'a.wav', { transcript: 'Hello.', hitCount: 50, cachedAt: '2026-05-01T00:00:00Z' });
      scene.cached('8', 'a.wav', { transcript: 'Hello.', hitCount: 500, languageCode: 'de-DE' });
      scene.cached('9', 'a.wav', { transcript: 'Hello.', hitCount: 5 });
      const result = await scene.verify(YAML);
      expect(result.log).not.toContain('::warning');
      expect(result.summary).toContain('2 entries of the cache are not in the manifest.');
    }));
});

describe('a platform that re-encodes', () => {
  /** Each entry is off by one step in each sample, as if decoded and encoded anew. */
  function reencode(scene: VerifyScene, names = Object.keys(SIX)): void {
    for (const [name, id] of Object.entries(SIX))
      if (names.includes(name))
        scene.cached(id, name, { audio: withOtherSamples(scene.repository.read(`audio/${name}`)) });
  }

  test('is inconclusive: a warning that names the way on', () =>
    playVerify({}, async (scene) => {
      commitSix(scene);
      reencode(scene);
      const result = await scene.verify();
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'inconclusive', drifted: '[]' } });
      expect(result.log).toMatch(/::warning::.*set "compare: listing"/);
      expect(result.summary).toContain('### ⚠️ Inconclusive');
      expect(result.summary).toContain('`compare: listing`');
      expect((await scene.verify({ compare: 'listing' })).outputs['outcome']).toBe('verified');
    }));

  test('is none if one entry is the same', () =>
    playVerify({}, async (scene) => {
      commitSix(scene);
      reencode(scene, ['a.wav', 'b.wav', 'c.wav', 'd.wav', 'e.wav']);
      const result = await scene.verify();
      expect(result.outputs).toMatchObject({ outcome: 'drifted', drifted: '["1","2","3","4","5"]' });
    }));

  test('has drifted if an entry is missing all the same', () =>
    playVerify({}, async (scene) => {
      commitSix(scene);
      reencode(scene);
      scene.emulator.change(AGENT, { remove: '6' });
      expect((await scene.verify()).outputs).toMatchObject({
        outcome: 'drifted',
        drifted: '[]',
        missing: '["6"]',
      });
    }));
});

describe('the input "files"', () => {
  test('leaves entries out, which are then neither compared nor counted as unmapped', () =>
    playVerify({}, async (scene) => {
      commitSix(scene);
      scene.cached('2', 'b.wav', { audio: makeWav(0.2, 500) });
      const result = await scene.verify({ files: '!b.wav' });
      expect(result.outputs['outcome']).toBe('verified');
      expect(result.summary).toContain('5 the same, 1 outside the input "files"');
      expect(result.summary).not.toContain('not in the manifest');
    }));
});

describe('files behind Git LFS', () => {
  const pointer = (scene: VerifyScene, path: string) =>
    `version https://git-lfs.github.com/spec/v1\noid sha256:${scene.sha256(path)}\nsize ${scene.repository.read(path).length}\n`;

  test('are compared by their pointers, with and without the files', () =>
    playVerify({}, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      const audio = scene.repository.read('audio/a.wav');
      scene.cached('1', 'a.wav');
      scene.repository.write('audio/a.wav', pointer(scene, 'audio/a.wav'));
      scene.repository.commit('first');
      scene.cached('2', 'b.wav');
      const without = await scene.verify();
      expect(verdicts(scene, without)).toEqual({ '1': 'same', '2': 'same' });
      scene.repository.write('audio/a.wav', audio);
      expect((await scene.verify()).outputs['outcome']).toBe('verified');
    }));

  test('that differ say why they could not be listened to', () =>
    playVerify({}, async (scene) => {
      scene.manifest({ 'a.wav': '1' });
      scene.cached('1', 'a.wav', { audio: makeWav(0.2, 500) });
      scene.repository.write('audio/a.wav', pointer(scene, 'audio/a.wav'));
      scene.repository.commit('first');
      const result = await scene.verify();
      expect(result.outputs).toMatchObject({ outcome: 'drifted', drifted: '["1"]' });
      expect(result.summary).toContain('lfs: true'.replace(':', '&#58;'));
    }));
});
