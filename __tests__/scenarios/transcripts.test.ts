import { describe, expect, test } from '@jest/globals';
import type { Change } from '../../emulator/polyai/polyai.ts';
import { closed, preview } from '../support/pull-requests.ts';
import {
  AGENT,
  KEY,
  lists,
  type MappedEntry,
  play,
  type Scene,
  type SceneOptions,
  ZEROS,
} from '../support/scene.ts';

/** A cache in which each of these ids has its phrase. */
function cacheOf(phrases: Record<string, string>): SceneOptions {
  const seeds = Object.entries(phrases).map(([id, transcript]) => ({ id, transcript }));
  return { agents: { [AGENT]: seeds } };
}

const PHRASES = { 1: 'Hello.', 2: 'One moment, please.', 3: 'Goodbye.', 4: 'Thanks for calling.' };

/** Commits entries and returns the commit. */
function commit(scene: Scene, entries: Record<string, string | MappedEntry>): string {
  scene.manifest(entries);
  return scene.repository.commit('entries');
}

describe('a file for another phrase than the entry has', () => {
  test('blocks, shows both texts and the line, and finds the right entry', () =>
    play(cacheOf(PHRASES), async (scene) => {
      commit(scene, { 'a.wav': '1', 'hold.wav': { id: '3', transcript: 'One moment, please.' } });
      const result = await scene.push(ZEROS);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(
        /^::error .*file=audio\/manifest.json,line=5,col=5::"audio\/hold.wav" would replace entry 3, whose phrase in PolyAI is "Goodbye.", but in the manifest it is "One moment, please."; did you mean 2\?/m,
      );
      expect(scene.writes()).toEqual([]);
      expect(result.summary).toContain('did you mean 2?');
    }));

  test('among 500 entries is found before the first write', () => {
    const ids = Array.from({ length: 501 }, (_, index) => `${1_000 + index}`);
    const phrases = Object.fromEntries(ids.map((id) => [id, `This is phrase ${id}.`]));
    return play(cacheOf(phrases), async (scene) => {
      const said = (id: string): [string, MappedEntry] => [
        `${id}.wav`,
        { id: id === '1321' ? '1500' : id, transcript: `This is phrase ${id}.` },
      ];
      commit(scene, Object.fromEntries(ids.slice(0, 500).map(said)));
      const result = await scene.push(ZEROS);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log.match(/would replace entry/g)).toHaveLength(1);
      expect(result.log).toContain('did you mean 1321?');
      expect(scene.writes()).toEqual([]);
    });
  });

  test('blocks a plan as well', () =>
    play(cacheOf(PHRASES), async (scene) => {
      commit(scene, { 'hold.wav': { id: '3', transcript: 'Nobody says this.' } });
      const result = await scene.push(ZEROS, { with: { mode: 'plan' } });
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toContain('; no listed entry has that phrase: correct the id, or the phrase');
    }));

  test('blocks full, too, but not what does not change', () =>
    play(cacheOf(PHRASES), async (scene) => {
      const before = commit(scene, { 'a.wav': '1', 'hold.wav': '3' });
      scene.record('a.wav', 1);
      commit(scene, { 'a.wav': '1', 'hold.wav': { id: '3', transcript: 'Nobody says this.' } });
      expect(lists(await scene.push(before)).replaced).toEqual(['1']);
      const full = await scene.push(before, { with: { full: 'true' } });
      expect(full).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
    }));

  test('two ids that were swapped are both told, each with the other', () =>
    play(cacheOf(PHRASES), async (scene) => {
      commit(scene, {
        'a.wav': { id: '2', transcript: 'Hello.' },
        'b.wav': { id: '1', transcript: 'One moment, please.' },
      });
      const { log } = await scene.push(ZEROS);
      expect(log).toMatch(/replace entry 2, .*did you mean 1\?/);
      expect(log).toMatch(/replace entry 1, .*did you mean 2\?/);
    }));

  test('long texts are shown where they differ', () => {
    const start = 'Your call is important to us. '.repeat(10);
    return play(cacheOf({ 1: `${start}Stay on the line.` }), async (scene) => {
      commit(scene, { 'a.wav': { id: '1', transcript: `${start}Please hold.` } });
      const { log } = await scene.push(ZEROS);
      expect(log).toMatch(
        /PolyAI is "….{20,40}Stay on the line.", but in the manifest it is "….{20,40}Please hold."/,
      );
    });
  });

  test('a text cannot become a command of the runner', () =>
    play(cacheOf({ 1: 'Hi.\n::error::pwned\u202e' }), async (scene) => {
      commit(scene, { 'a.wav': { id: '1', transcript: 'x\n::set-output name=outcome::synced' } });
      const { log } = await scene.push(ZEROS);
      expect(log).toMatch(/would replace entry 1/);
      expect(log).not.toMatch(/^::(?:error::pwned|set-output)/m);
      expect(log).not.toContain('\u202e');
    }));

  test('a language that differs blocks', () =>
    play(cacheOf(PHRASES), async (scene) => {
      commit(scene, { 'a.wav': { id: '1', transcript: 'Hello.', language: 'es-ES' } });
      const result = await scene.push(ZEROS);
      expect(result.log).toMatch(
        /replace entry 1, whose language in PolyAI is "en-US", but in the manifest it is "es-ES"/,
      );
      expect(scene.writes()).toEqual([]);
    }));
});

describe('a file for the phrase that the entry has', () => {
  test('is sent, however spaces, accents and the language are written', () =>
    play(cacheOf({ 1: 'Un caf\u00e9,  por favor.' }), async (scene) => {
      commit(scene, {
        'a.wav': { id: '1', transcript: ' Un cafe\u0301, por\nfavor. ', language: 'EN-us' },
      });
      expect(lists(await scene.push(ZEROS)).replaced).toEqual(['1']);
    }));

  test('is not sent again when its text or language changes', () =>
    play(cacheOf(PHRASES), async (scene) => {
      const before = commit(scene, { 'a.wav': { id: '1', transcript: 'Hello' } });
      commit(scene, { 'a.wav': { id: '1', transcript: 'Hello.', language: 'en-US' } });
      expect(await scene.push(before)).toMatchObject({ code: 0, outputs: { outcome: 'unchanged' } });
      expect(scene.emulator.requests).toEqual([]);
    }));
});

describe('what cannot be compared', () => {
  test('an entry without a phrase is sent, with a notice', () =>
    play(cacheOf({ 1: '', 2: 'Two.' }), async (scene) => {
      commit(scene, { 'a.wav': { id: '1', transcript: 'Hello.' }, 'b.wav': { id: '2', transcript: 'Two.' } });
      const result = await scene.push(ZEROS);
      expect(lists(result).replaced).toEqual(['1', '2']);
      expect(result.log).toMatch(/^::notice.*PolyAI lists no phrase for some .* could not be compared: 1$/m);
    }));

  test('without the right to read, all is sent, with one notice', () =>
    play({ ...cacheOf(PHRASES), keys: [{ key: KEY, permissions: ['write'] }] }, async (scene) => {
      commit(scene, {
        'a.wav': { id: '1', transcript: 'Other.' },
        'b.wav': { id: '2', transcript: 'Other.' },
      });
      const result = await scene.push(ZEROS);
      expect(lists(result).replaced).toEqual(['1', '2']);
      expect(result.log.match(/their transcripts were not compared/g)).toHaveLength(1);
    }));

  test('from an incomplete list, what is not listed cannot be compared, and is not sent', () =>
    play(cacheOf(PHRASES), async (scene) => {
      const before = commit(scene, {});
      commit(scene, { 'a.wav': { id: '1', transcript: 'Other.' } });
      const page = (entries: { id: string; transcript: string }[]) => ({
        route: 'list' as const,
        status: 200,
        body: { entries, totalCount: 4 },
        times: 2,
      });
      scene.emulator.fault(page([{ id: '2', transcript: 'Two.' }]));
      const unlisted = await scene.push(before);
      expect(unlisted.outputs['outcome']).toBe('blocked');
      expect(unlisted.log).toMatch(
        /::error file=audio\/manifest.json,line=\d+.*the phrase of entry 1 .*incomplete, twice/,
      );
      expect(scene.writes()).toEqual([]);
      scene.emulator.fault(page([{ id: '1', transcript: 'Hello.' }]));
      expect((await scene.push(before)).outputs['outcome']).toBe('blocked');
    }));
});

describe('an entry that was removed from the manifest', () => {
  test('is left alone if it is another phrase than the manifest gave', () =>
    play(cacheOf(PHRASES), async (scene) => {
      const before = commit(scene, {
        'a.wav': '1',
        'b.wav': { id: '2', transcript: 'One moment, please.' },
        'c.wav': { id: '3', transcript: 'Thanks for calling.' },
      });
      commit(scene, { 'a.wav': '1' });
      const result = await scene.push(before, { with: { 'max-deletes': '100%' } });
      expect(lists(result)).toEqual({ replaced: [], deleted: ['2'], failed: [], skipped: [] });
      expect(result.log).toMatch(
        /^::warning.*entry 3 \("audio\/c.wav"\) was removed .* left alone: its phrase in PolyAI is "Goodbye.", but in the manifest it was "Thanks for calling."/m,
      );
      expect(JSON.parse(scene.report(result)).plan.leftAlone).toEqual([
        { id: '3', file: 'audio/c.wav', change: 'delete', reason: 'another phrase' },
      ]);
      expect(Object.keys(scene.cache())).toEqual(['1', '3', '4']);
    }));

  test('is deleted if it is named by id', () =>
    play(cacheOf(PHRASES), async (scene) => {
      const before = commit(scene, { 'a.wav': '1', 'c.wav': { id: '3', transcript: 'Thanks.' } });
      commit(scene, { 'a.wav': '1' });
      const left = await scene.push(before);
      expect(left).toMatchObject({ code: 0, outputs: { outcome: 'unchanged' } });
      const after = scene.repository.head();
      expect(lists(await scene.push(after, { with: { 'delete-ids': '3' } })).deleted).toEqual(['3']);
    }));
});

describe('an entry that was removed from the manifest, in a cache of several pages', () => {
  const PAGES: SceneOptions = {
    agents: {
      [AGENT]: Array.from({ length: 400 }, (_, index) => ({
        id: `${index + 1}`,
        transcript: `Phrase ${index + 1}`,
      })),
    },
    github: { contents: 'read', deployments: 'write' },
  };
  const KEPT = { 'a.wav': '1', 'b.wav': '2' };

  /** Syncs three entries, and commits a manifest without 201, the first entry of page 2. */
  async function removed(scene: Scene): Promise<void> {
    commit(scene, { ...KEPT, 'x.wav': { id: '201', transcript: 'Phrase 201' } });
    expect(await scene.push(ZEROS)).toMatchObject({ code: 0 });
    commit(scene, KEPT);
  }

  /** Entry 201 is another phrase by now, and moves to page 1 after that was read. */
  const becomesAnother = (scene: Scene) =>
    scene.emulator.change(AGENT, { set: '201', to: { transcript: 'Something else' } });

  test.each<[string, Change[]]>([
    ['and the count stays the same', [{ remove: '150' }, { add: { id: '900' } }]],
    ['and the list is incomplete', [{ remove: '150' }]],
  ])('is left alone as another phrase if pages shift while they are read, %s', (_, changes) =>
    play(PAGES, async (scene) => {
      await removed(scene);
      becomesAnother(scene);
      scene.emulator.fault({ route: 'list', changes });
      const result = await scene.push(ZEROS);
      expect(lists(result).deleted).toEqual([]);
      expect(result.log).toMatch(
        /^::warning.*entry 201 .* left alone: its phrase in PolyAI is "Something else"/m,
      );
    }),
  );

  test('is left alone while the list is incomplete, and deleted by the next run', () =>
    play(PAGES, async (scene) => {
      await removed(scene);
      scene.record('a.wav', 1);
      scene.repository.commit('another take of a');
      const entries = ['1', '2'].map((id) => ({ id, transcript: `Phrase ${id}` }));
      scene.emulator.fault({ route: 'list', status: 200, body: { entries, totalCount: 400 }, times: 4 });
      const first = await scene.push(ZEROS);
      expect(first).toMatchObject({ code: 0, outputs: { outcome: 'synced' } });
      expect(lists(first)).toMatchObject({ replaced: ['1'], deleted: [] });
      expect(first.log).toMatch(
        /^::warning.*entry 201 \("audio\/x.wav"\) was .* incomplete, twice, .* again$/m,
      );
      expect(JSON.parse(scene.report(first)).plan.leftAlone).toMatchObject([
        { id: '201', reason: 'not listed' },
      ]);
      expect(lists(await scene.push(ZEROS))).toMatchObject({ replaced: [], deleted: ['201'] });
    }));

  test('is deleted without a transcript, however incomplete the list is', () =>
    play(PAGES, async (scene) => {
      commit(scene, { ...KEPT, 'x.wav': '201' });
      await scene.push(ZEROS);
      commit(scene, KEPT);
      scene.emulator.fault({ route: 'list', status: 200, body: { entries: [], totalCount: 400 }, times: 4 });
      expect(lists(await scene.push(ZEROS)).deleted).toEqual(['201']);
    }));
});

test('an id that the agent lacks is told with the entry that has its phrase', () =>
  play(cacheOf(PHRASES), async (scene) => {
    commit(scene, { 'a.wav': '1', 'b.wav': { id: '99', transcript: 'One moment, please.' } });
    const result = await scene.push(ZEROS);
    expect(lists(result)).toMatchObject({ replaced: ['1'], failed: ['99'] });
    expect(result.log).toMatch(/no such entry.*; entry 2 has its phrase/);
  }));

describe('one recording for several entries', () => {
  test('is sent to each, and each is planned, told and removed by itself', () =>
    play({}, async (scene) => {
      const before = commit(scene, { 'a.wav': { id: ['1', '2'] }, 'b.wav': '3' });
      const first = await scene.push(ZEROS);
      expect(lists(first).replaced).toEqual(['1', '2', '3']);
      const sha = scene.sha256('audio/a.wav');
      expect(scene.cache()).toMatchObject({ 1: sha, 2: sha });
      commit(scene, { 'a.wav': { id: ['1', '4'] }, 'b.wav': '3' });
      const second = await scene.push(before);
      expect(lists(second)).toEqual({ replaced: ['4'], deleted: ['2'], failed: [], skipped: [] });
    }));

  test('that is not WAV, or not there, is told once', () =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': { id: ['1', '2', '3'] } });
      scene.repository.write('audio/a.wav', 'not audio');
      scene.repository.commit('bad');
      const result = await scene.push(ZEROS);
      expect(result.outputs['outcome']).toBe('blocked');
      expect(result.log.match(/^::error/gm)).toHaveLength(1);
    }));

  test('whose new ids the agent lacks keeps the entries that it had', () =>
    play({}, async (scene) => {
      const before = commit(scene, { 'a.wav': { id: ['1', '2'] }, 'b.wav': '3' });
      scene.record('b.wav', 1);
      commit(scene, { 'a.wav': { id: ['98', '99'] }, 'b.wav': '3' });
      const result = await scene.push(before, { with: { 'max-deletes': '100%' } });
      expect(result.outputs['outcome']).toBe('blocked');
      expect(result.log).toMatch(/moves from entry 1, which would be deleted, to entry 98/);
      expect(result.log).toMatch(/moves from entry 2, which would be deleted, to entry 99/);
    }));
});

describe('a preview', () => {
  const GITHUB: SceneOptions = { ...cacheOf(PHRASES), github: { contents: 'read', deployments: 'write' } };

  /** A pull request that maps entry 4; leaves `main` checked out. */
  async function withBranch(scene: Scene, transcript: string): Promise<string> {
    const base = commit(scene, { 'a.wav': { id: '1', transcript: 'Hello.' } });
    expect(await scene.push(base, { event: 'workflow_dispatch' })).toMatchObject({ code: 0 });
    scene.repository.git('switch', '--quiet', '--create', 'feature', 'main');
    const head = commit(scene, {
      'a.wav': { id: '1', transcript: 'Hello.' },
      'd.wav': { id: '4', transcript },
    });
    scene.repository.git('switch', '--quiet', 'main');
    return head;
  }

  test('of another phrase is blocked', () =>
    play(GITHUB, async (scene) => {
      const result = await preview(scene, await withBranch(scene, 'Goodbye.'));
      expect(result.outputs['outcome']).toBe('blocked');
      expect(scene.writes()).toEqual(['PATCH 1']);
    }));

  test('is undone, its phrases included', () =>
    play(GITHUB, async (scene) => {
      const head = await withBranch(scene, 'Thanks for calling.');
      expect(lists(await preview(scene, head)).replaced).toEqual(['4']);
      expect(lists(await closed(scene, head)).deleted).toEqual(['4']);
    }));

  test('is undone later as far as the list is incomplete', () =>
    play(GITHUB, async (scene) => {
      const head = await withBranch(scene, 'Thanks for calling.');
      await preview(scene, head);
      const body = { entries: [{ id: '1', transcript: 'Hello.' }], totalCount: 4 };
      scene.emulator.fault({ route: 'list', status: 200, body, times: 2 });
      const first = await closed(scene, head);
      expect(lists(first).deleted).toEqual([]);
      expect(first.log).toMatch(/^::warning.*entry 4 .* incomplete, twice/m);
      expect(lists(await closed(scene, head)).deleted).toEqual(['4']);
    }));

  test('is undone without an entry that became another phrase', () => {
    const renamed = { route: 'list' as const, status: 200 };
    return play(GITHUB, async (scene) => {
      const head = await withBranch(scene, 'Thanks for calling.');
      await preview(scene, head);
      const entries = Object.keys(PHRASES).map((id) => ({ id, transcript: 'Something else.' }));
      scene.emulator.fault({ ...renamed, body: { entries, totalCount: 4 } });
      const result = await closed(scene, head);
      expect(lists(result).deleted).toEqual([]);
      expect(result.log).toMatch(/entry 4 .* was removed from the manifest but is left alone/);
    });
  });
});
