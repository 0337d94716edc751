import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Repository } from '../../src/git/repository.ts';
import { stateReader } from '../../src/git/states.ts';
import type { Commit, Tree, TreeEntry } from '../../src/git/tree.ts';
import type { AgentId, BlobId, CommitSha, TreeId } from '../../src/lib/ids.ts';
import { Blocked } from '../../src/lib/problem.ts';
import { MAX_PROBLEMS } from '../../src/manifest/text.ts';

/** Files by path; a path that begins with `->` is a symbolic link. */
type Files = Record<string, string>;

/** Commits in memory. `opened` counts how often a tree was asked for. */
function memory(): { commit: (files: Files) => Commit; repository: Repository; opened: () => number } {
  const trees = new Map<TreeId, Tree>();
  const blobs = new Map<BlobId, Buffer>();
  let opened = 0;
  const id = (text: string) => createHash('sha1').update(text).digest('hex') as BlobId & TreeId;

  function write(files: Files): TreeId {
    const entries = new Map<string, TreeEntry>();
    const folders = new Map<string, Files>();
    const folderOf = (name: string) => folders.get(name) ?? folders.set(name, {}).get(name) ?? {};
    for (const [path, content] of Object.entries(files)) {
      const [first = '', ...rest] = path.split('/');
      if (rest.length > 0) folderOf(first)[rest.join('/')] = content;
      else {
        blobs.set(id(content), Buffer.from(content));
        const mode = content.startsWith('->') ? '120000' : '100644';
        entries.set(Buffer.from(first).toString('latin1'), { mode, id: id(content) });
      }
    }
    for (const [name, content] of folders)
      entries.set(Buffer.from(name).toString('latin1'), {
        mode: '40000',
        id: write(content) as BlobId & TreeId,
      });
    const tree = id(JSON.stringify([...entries]));
    trees.set(tree, entries);
    return tree;
  }
  const refuse = () => Promise.reject(new Error('not in this test'));
  return {
    commit(files) {
      const tree = write(files);
      return { sha: tree as string as CommitSha, tree, parents: [] };
    },
    opened: () => opened,
    repository: {
      head: refuse,
      commits: refuse,
      resolveName: refuse,
      async tree(tree) {
        opened += 1;
        return trees.get(tree) ?? new Map();
      },
      blob: async (blob) => blobs.get(blob),
      prefetch: async () => {},
    },
  };
}

const manifest = (entries: Record<string, string>, agentId?: string) => JSON.stringify({ agentId, entries });

async function problemsOf(files: Files, path = 'audio/manifest.json'): Promise<readonly string[]> {
  const { repository, commit } = memory();
  const blocked = await stateReader(repository, path)
    .readTarget(commit(files), false)
    .catch((error: unknown) => error);
  if (!(blocked instanceof Blocked)) throw new Error(`not blocked: ${blocked}`);
  return blocked.problems.map(({ message, line }) => (line === undefined ? message : `${line}: ${message}`));
}

describe('the state of a commit', () => {
  test('names each file with its content, wherever the manifest is', async () => {
    const { repository, commit } = memory();
    const entries = { 'a.wav': '1', 'deep/er/b.wav': '2', 'deep/c.wav': '3' };
    for (const folder of ['', 'audio/', 'x/y/']) {
      const audio = Object.fromEntries(Object.keys(entries).map((name) => [`${folder}${name}`, name]));
      const head = commit({ ...audio, [`${folder}m.json`]: manifest(entries) });
      const { state } = await stateReader(repository, `${folder}m.json`).readTarget(head, false);
      expect([...state.entries.values()].map(({ id, path }) => `${id} ${path}`)).toEqual([
        `1 ${folder}a.wav`,
        `2 ${folder}deep/er/b.wav`,
        `3 ${folder}deep/c.wav`,
      ]);
      expect(new Set([...state.entries.values()].map(({ blob }) => blob)).size).toBe(3);
    }
  });

  test('entries of one folder share the way there', async () => {
    const { repository, commit, opened } = memory();
    const names = Array.from({ length: 1_000 }, (_, index) => `deep/er/${index}.wav`);
    const entries = Object.fromEntries(names.map((name, index) => [name, `${index + 1}`]));
    const audio = Object.fromEntries(names.map((name) => [`audio/${name}`, name]));
    const head = commit({ ...audio, 'audio/manifest.json': manifest(entries) });
    await stateReader(repository, 'audio/manifest.json').readTarget(head, false);
    expect(opened()).toBeLessThan(10);
  });

  test('what keeps a file from being audio is said, with a near name where there is one', async () => {
    const text = manifest({
      'lost.wav': '1',
      'link.wav': '2',
      'linked/a.wav': '3',
      'folder.wav': '4',
      'Case/A.wav': '5',
      'a.wav/b.wav': '6',
      'lost/a.wav': '7',
      'case/lost/a.WAV': '8',
    });
    const problems = await problemsOf({
      'audio/manifest.json': text,
      'audio/link.wav': '-> x',
      'audio/linked': '-> elsewhere',
      'audio/folder.wav/x': 'x',
      'audio/case/a.WAV': 'x',
      'audio/a.wav': 'x',
    });
    expect(problems).toEqual([
      expect.stringMatching(
        /^1: "audio\/lost.wav" is not in the commit: commit the file .* or remove the line$/,
      ),
      '1: "audio/link.wav" is a symbolic link: commit the audio itself',
      '1: "audio/linked/a.wav" is behind a symbolic link to a folder: commit the audio itself',
      '1: "audio/folder.wav" is a folder, not a file',
      expect.stringMatching(
        /"audio\/Case\/A.wav" is not .*; the commit has "audio\/case\/a.WAV", which differs in letter case/,
      ),
      expect.stringMatching(/"audio\/a.wav\/b.wav" is not in the commit: .* or remove the line$/),
      expect.stringMatching(/"audio\/lost\/a.wav" is not in the commit: .* or remove the line$/),
      expect.stringMatching(/"audio\/case\/lost\/a.WAV" is not in the commit: .* or remove the line$/),
    ]);
  });

  test('a name that differs in its Unicode form is found', async () => {
    const problems = await problemsOf({
      'audio/manifest.json': manifest({ 'gr\u00fc\u00dfe.wav': '1' }),
      'audio/gru\u0308\u00dfe.wav': 'x',
    });
    expect(problems).toEqual([
      expect.stringContaining('; the commit has "audio/gru\u0308\u00dfe.wav", which differs'),
    ]);
  });

  test('very many missing files are told in time: the first are listed, the others counted', async () => {
    const files = Array.from({ length: 20_000 }, (_, index) => [`audio/File-${index}.wav`, 'x'] as const);
    const entries = Array.from(
      { length: 20_000 },
      (_, index) => [`file-${index}.wav`, `${index + 1}`] as const,
    );
    const before = performance.now();
    const problems = await problemsOf({
      ...Object.fromEntries(files),
      'audio/manifest.json': manifest(Object.fromEntries(entries)),
    });
    expect(performance.now() - before).toBeLessThan(5_000);
    expect(problems).toHaveLength(MAX_PROBLEMS + 1);
    expect(problems[0]).toContain('the commit has "audio/File-0.wav"');
    expect(problems.at(-1)).toBe('19000 more files are not in the commit: fix the others first');
  });
});

describe("names that repeat the manifest's folder", () => {
  const WRONG =
    /^1: 3 file names begin .*, "audio\/a.wav" first, but names are relative to that folder: remove "audio\/" from each$/;

  test('all of them: one problem, beside what else is missing', async () => {
    const text = manifest({ 'audio/a.wav': '1', 'audio/b.wav': '2', 'audio/c.wav': '3', 'd.wav': '4' });
    const problems = await problemsOf({ 'audio/manifest.json': text, 'audio/a.wav': 'x' });
    expect(problems).toEqual([
      expect.stringMatching(WRONG),
      expect.stringMatching(/^1: "audio\/d.wav" is not in the commit/),
    ]);
  });

  test('one of them is told by itself', async () => {
    const text = manifest({ 'audio/a.wav': '1', 'd.wav': '4' });
    const problems = await problemsOf({ 'audio/manifest.json': text, 'audio/d.wav': 'x' });
    expect(problems).toEqual([expect.stringContaining('leave "audio/" out')]);
  });

  test('where there is such a folder, each missing file is told by itself', async () => {
    const text = manifest({ 'audio/a.wav': '1', 'audio/b.wav': '2', 'audio/c.wav': '3' });
    const problems = await problemsOf({ 'audio/manifest.json': text, 'audio/audio/a.wav': 'x' });
    expect(problems).toHaveLength(2);
  });
});

test('a missing file with several ids is told once', async () => {
  const text = JSON.stringify({ 'a.wav': { id: ['1', '2', '3'] } });
  expect(await problemsOf({ 'audio/manifest.json': text })).toHaveLength(1);
});

describe('a manifest that is not there', () => {
  test.each<[what: string, files: Files, told: RegExp]>([
    [
      'nothing',
      { 'a.txt': 'x' },
      /^there is no manifest "audio\/m.json" in commit [0-9a-f]{7}: commit one, or name yours/,
    ],
    [
      'another spelling',
      { 'Audio/M.json': '{}' },
      /; the commit has "Audio\/M.json", which differs in letter case.*: commit one/,
    ],
    [
      'a link',
      { 'audio/m.json': '-> x' },
      /^the manifest "audio\/m.json" is a symbolic link in commit .{7}: commit the file itself/,
    ],
    [
      'a link to its folder',
      { audio: '-> x' },
      /^the manifest "audio\/m.json" is behind a symbolic link to a folder in commit/,
    ],
    [
      'a manifest elsewhere',
      { 'prompts/audio.yaml': 'a.wav: 1', 'package.json': '{}', 'prompts/a.wav': 'x' },
      /; the commit has "prompts\/audio.yaml": commit one, or name yours in the input "manifest"/,
    ],
    [
      'manifests elsewhere, one of them with a slip',
      { 'de/m.json': '{"a.wav" : 1,,}', 'en/m.json': '{"b.WAV": {"id": "1"}}', '.x/m.json': '{"a.wav": 1}' },
      /; the commit has "de\/m.json" and "en\/m.json": commit one/,
    ],
    [
      'very many manifests elsewhere',
      Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`${index}/m.json`, '{"a.wav": 1}'])),
      /; the commit has "0\/m.json", "1\/m.json", "2\/m.json" and 6 more: commit one/,
    ],
    ['a folder', { 'audio/m.json/x': 'x' }, /^the manifest "audio\/m.json" is a folder in commit .{7}/],
  ])('%s in its place', async (_what, files, told) => {
    expect(await problemsOf(files, 'audio/m.json')).toEqual([expect.stringMatching(told)]);
  });
});

test('the search for other manifests opens some folders of a large repository, not all', async () => {
  const { repository, commit, opened } = memory();
  const files = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`${index}/deep/x.txt`, 'x']));
  const reader = stateReader(repository, 'audio/m.json');
  await expect(reader.readTarget(commit(files), false)).rejects.toBeInstanceOf(Blocked);
  expect(opened()).toBeLessThan(150);
});

describe('commits to compare with', () => {
  const ADK = { 'm.json': manifest({ 'a.wav': '1' }), 'a.wav': 'x' };

  test.each<[what: string, files: Files, entries: number, told: RegExp | undefined]>([
    ['a manifest', { 'm.json': manifest({ 'a.wav': '1' }), 'a.wav': 'x' }, 1, undefined],
    ['a manifest of this agent', { 'm.json': manifest({ 'a.wav': '1' }, 'AGENT-1') }, 1, undefined],
    [
      'no manifest',
      { 'a.wav': 'x' },
      0,
      /^commit .{7}, the commit to compare with, has no manifest "m.json": it counts as empty/,
    ],
    [
      'another agent',
      { 'm.json': manifest({ 'a.wav': '1' }, 'OTHER') },
      0,
      /has a manifest for agent OTHER: it counts as empty/,
    ],
    [
      'another region',
      { 'm.json': '{"region": "uk", "entries": {"a.wav": "1"}}', 'a.wav': 'x' },
      0,
      /has a manifest for .*region uk: it counts as empty/,
    ],
    ['this region', { 'm.json': '{"region": "us", "entries": {"a.wav": "1"}}', 'a.wav': 'x' }, 1, undefined],
    [
      'a project file of this agent',
      { ...ADK, 'project.yaml': 'project_id: AGENT-1\nregion: us-1' },
      1,
      undefined,
    ],
    [
      "another agent's project file",
      { ...ADK, 'project.yaml': 'project_id: OTHER' },
      0,
      /has a project file for agent OTHER: it counts as empty/,
    ],
    [
      "another region's project file",
      { ...ADK, 'project.yaml': 'project_id: AGENT-1\nregion: uk-1' },
      0,
      /has a project file for region uk: it counts as empty/,
    ],
    [
      'a project file that is not valid',
      { ...ADK, 'project.yaml': 'region: uk-1' },
      0,
      /has an invalid project file: it counts as empty/,
    ],
    ['a project file with another name', { ...ADK, 'other.yaml': 'project_id: OTHER' }, 1, undefined],
  ])('%s', async (_what, files, size, told) => {
    const { repository, commit } = memory();
    const reader = stateReader(repository, 'm.json', 'project.yaml');
    const { states, notices } = await reader.readBases([commit(files)], {
      agentId: 'AGENT-1' as AgentId,
      region: 'us',
    });
    expect(states.map(({ entries }) => entries.size)).toEqual([size]);
    expect(notices.map(({ message }) => message)).toEqual(told ? [expect.stringMatching(told)] : []);
  });
});
