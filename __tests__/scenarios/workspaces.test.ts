import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { ScratchRepository } from '../../emulator/runner/repository.ts';
import type { Step } from '../../emulator/runner/runner.ts';
import {
  fetchesOf,
  type Hosted,
  type HostedResult,
  playHosted,
  problemOf,
  shareHosted,
} from '../support/checkout.ts';
import { lists, play, sha256, ZEROS } from '../support/scene.ts';
import { DONE, quietly, twoCommits } from '../support/two-commits.ts';

const shared = shareHosted({ isPublic: true }, twoCommits);

const commands = ({ git }: HostedResult) => git.map(({ args }) => args[0]);

test('a run with nothing to do takes one Git process and not one request', () =>
  playHosted({}, async (hosted) => {
    const { second } = twoCommits(hosted);
    hosted.repository.write('README.md', 'hello');
    const third = hosted.repository.commit('third');
    hosted.publish();
    const workspace = hosted.checkout(third, { depth: 0 });
    const result = await quietly(hosted, workspace, second);
    expect(result).toMatchObject({ code: 0, asked: [], outputs: { outcome: 'unchanged', base: second } });
    expect(commands(result)).toEqual(['cat-file']);
    // With a token, the record is looked for.
    const { asked, outputs } = await hosted.pushed(workspace, second);
    expect(
      asked.map(({ kind, method, path }) => `${kind} ${method} ${path.split('?')[0]}`).toSorted(),
    ).toEqual([
      'graphql POST /graphql',
      expect.stringMatching(/^rest GET .*\/compare\/main\.\.\.[0-9a-f]{40}$/),
      'rest GET /repos/octo-org/voice-agent/deployments',
    ]);
    expect(outputs['outcome']).toBe('unchanged');
    expect(hosted.emulator.requests).toEqual([]);
  }));

/** Makes a workspace strange, and says where the action finds it, if not in its own folder. */
type Strange = (hosted: Hosted, workspace: ScratchRepository) => Partial<Step> | undefined;

const asRoot = process.getuid?.() === 0;

/** With a whole history, so that nothing is fetched. */
const STRANGE: Record<string, Strange> = {
  'that nobody may write to': (_, { folder }) => {
    execFileSync('chmod', ['-R', 'a-w', folder]);
  },
  ...(asRoot && {
    'of another user': (_, { folder }) => {
      execFileSync('chown', ['-R', '12345:12345', folder]);
    },
  }),
  'with a detached HEAD': (_, { git }) => {
    git('checkout', '--quiet', '--detach');
  },
  'with a packed and collected store': (_, { git }) => {
    git('gc', '--quiet');
    git('multi-pack-index', 'write');
  },
  'that borrows its objects': ({ bare }, { git, folder, write }) => {
    write('.git/objects/info/alternates', `${bare.folder}/objects\n`);
    git('repack', '-adlq');
    expect(readdirSync(join(folder, '.git/objects/pack'))).toEqual([]);
  },
  'that is a worktree': (_, { git, folder }) => {
    git('worktree', 'add', '--quiet', 'tree');
    return { workspace: join(folder, 'tree') };
  },
  'that is a submodule': (_, { git, folder }) => {
    mkdirSync(join(folder, 'above'));
    const nested = join(folder, 'above/agent');
    git('clone', '--quiet', '--separate-git-dir=above/modules', '.', nested);
    writeFileSync(join(nested, '.git'), 'gitdir: ../modules\n');
    return { workspace: nested };
  },
  'with an odd name': (_, { git, folder }) => {
    git('clone', '--quiet', '.', 'a "b": c\\d;é');
    return { workspace: join(folder, 'a "b": c\\d;é') };
  },
  'behind a link': (_, { folder }) => {
    symlinkSync('.', join(folder, 'link'));
    return { workspace: join(folder, 'link') };
  },
  'with other objects in place of the real ones': (_, { git, folder, write }) => {
    const id = (name: string) => git('rev-parse', name);
    git('replace', id('HEAD~1^{tree}'), id('HEAD^{tree}'));
    git('replace', id('HEAD:audio/manifest.json'), id('HEAD~1:audio/manifest.json'));
    write('.git/info/grafts', `${id('HEAD~1')} ${id('HEAD')}\n`);
    expect(readdirSync(join(folder, '.git/refs/replace'))).toHaveLength(2);
  },
  'with a submodule beside the audio': ({ bare }, { git, write }) => {
    git(
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      '--force',
      bare.folder,
      'audio/more',
    );
    write('.gitmodules', 'nonsense');
  },
  'whose files were not checked out': (_, { git }) => {
    git('sparse-checkout', 'set', 'docs');
  },
  'that the runner does not name': () => ({ env: { GITHUB_WORKSPACE: undefined } }),
};

test.each(Object.entries(STRANGE))('a workspace %s', async (_, make) => {
  const { hosted } = shared;
  const { first, second } = hosted;
  const workspace = hosted.checkout(second, { depth: 0 });
  const result = await quietly(hosted, workspace, first, make(hosted, workspace) ?? {});
  execFileSync('chmod', ['-R', 'u+w', workspace.folder]);
  expect(result).toMatchObject({
    code: 0,
    asked: [],
    outputs: { outcome: 'synced', base: first, head: second },
  });
  expect(lists(result)).toEqual(DONE);
  const bodies = result.sent.filter(({ method }) => method === 'PATCH').map(({ bodySha256 }) => bodySha256);
  expect(bodies.toSorted()).toEqual([hosted.sha256('audio/a.wav'), hosted.sha256('audio/c.wav')].toSorted());
  expect(result.written.at(-1)).toBe('DELETE 2');
  // Git is asked about what is not a plain clone.
  expect(['cat-file', 'rev-parse cat-file']).toContain(commands(result).join(' '));
});

test.each<[filter: string, depth: number, fetched: object[]]>([
  ['blob:none', 0, [{ blob: 1 }]],
  [
    'blob:none',
    1,
    [
      { commit: 1, tree: 2 },
      { commit: 1, tree: 2, blob: 1 },
    ],
  ],
  ['tree:0', 0, [{ tree: 2 }, { tree: 2, blob: 1 }]],
])(
  'a partial clone (%s, depth %i) lacks objects, and none of them is fetched into it',
  async (filter, depth, expected) => {
    const { hosted } = shared;
    const { first, second } = hosted;
    const result = await quietly(hosted, hosted.checkout(second, { filter, depth }), first);
    expect(result.outputs).toMatchObject({ outcome: 'synced', base: first });
    expect(lists(result)).toEqual(DONE);
    expect(fetchesOf(result).map(({ objects }) => objects)).toEqual(expected);
  },
);

test('a sparse and partial checkout needs the audio folder only', () =>
  playHosted({ isPublic: true }, async (hosted) => {
    const { first } = twoCommits(hosted);
    hosted.repository.write('docs/deep/er/file.txt', 'text');
    const third = hosted.repository.commit('third');
    hosted.publish();
    const workspace = hosted.checkout(third, { filter: 'blob:none', sparse: ['audio'] });
    expect(lists(await quietly(hosted, workspace, first))).toEqual(DONE);
    const elsewhere = hosted.checkout(third, { filter: 'blob:none', sparse: ['docs'] });
    const result = await quietly(hosted, elsewhere, first);
    expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked', 'to-replace': '["1","3"]' } });
    expect(problemOf(result)).toBe(
      '"audio/a.wav" is missing from the workspace and from its Git objects, or is too large: check it out',
    );
    expect(hosted.writes()).toEqual(['PATCH 1', 'PATCH 3', 'DELETE 2']);
  }));

test('a container without Git is told to install it, with or without a workspace', () =>
  play({}, async (scene) => {
    scene.manifest({ 'a.wav': '1' });
    scene.repository.commit('first');
    const env = { PATH: '/nowhere:.' };
    for (const workspace of [scene.repository.folder, join(scene.repository.folder, 'audio')]) {
      const result = await scene.push(ZEROS, { env, workspace });
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(/Git is not installed, or not on PATH: install it.*apt-get install -y git/);
    }
  }));

test('a program named git that was committed is not run', () =>
  play({}, async (scene) => {
    scene.manifest({ 'a.wav': '1' });
    scene.repository.write('git', '#!/bin/sh\necho planted >&2; exit 7\n');
    chmodSync(join(scene.repository.folder, 'git'), 0o755);
    scene.repository.commit('first');
    const result = await scene.push(ZEROS, { env: { PATH: `.:${process.env['PATH']}` } });
    expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced' } });
    expect(result.log).not.toContain('planted');
  }));

test('audio in Git LFS is sent if it was checked out', () =>
  playHosted({ isPublic: true }, async (hosted) => {
    const { repository, manifest, record } = hosted;
    record('a.wav', 0);
    const audio = repository.read('audio/a.wav');
    manifest({ 'b.wav': '2' });
    const before = repository.commit('first');
    repository.write('audio/a.wav', pointerTo(audio));
    manifest({ 'a.wav': '1', 'b.wav': '2' });
    const head = repository.commit('second');
    hosted.publish();
    const workspace = hosted.checkout(head);
    const blocked = await quietly(hosted, workspace, before);
    expect(blocked).toMatchObject({ code: 1, outputs: { outcome: 'blocked', 'to-replace': '["1"]' } });
    expect(problemOf(blocked)).toBe(
      '"audio/a.wav" is a Git LFS pointer, not audio: give actions/checkout "lfs: true"',
    );
    workspace.write('audio/a.wav', hosted.repository.read('audio/b.wav'));
    const other = await quietly(hosted, workspace, before);
    expect(problemOf(other)).toContain('"audio/a.wav" is not the audio that its Git LFS pointer names');
    expect(hosted.writes()).toEqual([]);
    workspace.write('audio/a.wav', audio);
    expect(lists(await quietly(hosted, workspace, before)).replaced).toEqual(['1']);
    expect(hosted.cache()).toMatchObject({ 1: sha256(audio) });
  }));

function pointerTo(audio: Buffer): string {
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(audio)}\nsize ${audio.length}\n`;
}

const WRONG: Record<string, { make: Strange; says: string | RegExp }> = {
  'no commit yet': {
    make(_, { git }) {
      git('checkout', '--quiet', '--orphan', 'new');
    },
    says: 'the workspace has no commit checked out: run actions/checkout before this action',
  },
  'a folder of the repository': {
    make: (_, { folder }) => ({ env: { GITHUB_WORKSPACE: join(folder, 'audio') } }),
    says: 'the workspace is not a Git repository: run actions/checkout before this action, without its "path" input',
  },
  'a folder that is not there': {
    make: (_, { folder }) => ({ env: { GITHUB_WORKSPACE: join(folder, 'nowhere') } }),
    says: 'the workspace is not a Git repository: run actions/checkout before this action, without its "path" input',
  },
  'an empty .git': {
    make(_, { folder }) {
      mkdirSync(join(folder, 'x/.git'), { recursive: true });
      return { env: { GITHUB_WORKSPACE: join(folder, 'x') } };
    },
    says: /Git cannot read the workspace: fatal: not a git repository: '.*'/,
  },
  'a .git file that leads nowhere': {
    make(_, { folder, write }) {
      write('x/.git', 'gitdir: /nowhere/at/all\n');
      return { env: { GITHUB_WORKSPACE: join(folder, 'x') } };
    },
    says: /Git cannot read the workspace: fatal: not a git repository: \/nowhere\/at\/all/,
  },
  'a format that Git does not know': {
    make(_, { git }) {
      git('config', 'core.repositoryFormatVersion', '7');
    },
    says: /Git cannot read the workspace: fatal: .*version/,
  },
  'a commit that is not whole': {
    make(_, { git, folder }) {
      const id = git('rev-parse', 'HEAD:audio');
      rmSync(join(folder, '.git/objects', id.slice(0, 2), id.slice(2)));
      git('remote', 'remove', 'origin');
    },
    says: /Git tree [0-9a-f]{40} is neither in the workspace nor on its origin: check the commit out again/,
  },
};

test.each(Object.entries(WRONG))('%s blocks the run', async (_, { make, says }) => {
  const { hosted } = shared;
  const workspace = hosted.checkout(hosted.second, { depth: 0 });
  const result = await quietly(hosted, workspace, hosted.first, make(hosted, workspace) ?? {});
  expect(result).toMatchObject({ code: 1, sent: [], outputs: { outcome: 'blocked' } });
  expect(problemOf(result)).toEqual(expect.stringMatching(says));
});

/** What is committed so that it cannot be sent, and what is said of it. */
const UNFIT: Record<string, { commit: (hosted: Hosted) => void; says: string }> = {
  'audio that line ends were changed in': {
    commit: ({ repository }) => repository.write('.gitattributes', '*.wav text eol=crlf\n'),
    says: '"audio/a.wav" differs in the workspace from what was committed: an earlier step or a Git filter changed it; commit the new audio',
  },
  'an entry in a submodule': {
    commit({ repository, bare, publish }) {
      publish();
      repository.git(
        '-c',
        'protocol.file.allow=always',
        'submodule',
        '--quiet',
        'add',
        bare.folder,
        'audio/more',
      );
      repository.write('audio/manifest.json', '{ "more/x.wav": "7" }');
    },
    says: '"audio/more/x.wav" is in a submodule, which is another repository: commit the audio to this one',
  },
};

test.each(Object.entries(UNFIT))('%s blocks the run', (_, { commit, says }) =>
  playHosted({ isPublic: true }, async (hosted) => {
    const { first, second } = twoCommits(hosted, commit);
    const result = await quietly(hosted, hosted.checkout(second), first);
    expect(result).toMatchObject({ code: 1, sent: [], outputs: { outcome: 'blocked' } });
    expect(problemOf(result)).toBe(says);
  }),
);

const NAMES = [
  'with space.wav',
  '"quoted".wav',
  "it's.wav",
  'caf\u00e9.wav',
  'cafe\u0301.wav',
  '🎙️.wav',
  '-dash.wav',
  'a:b.wav',
  'star*?[x].wav',
  '%2e$HOME`id`.WAV',
  'deep/ space /é.wav',
];

test('names are bytes: any will do', () => {
  const ids = NAMES.map((_, index) => String(index + 1));
  return playHosted({ isPublic: true, ids: [...ids, '99'] }, async (hosted) => {
    hosted.manifest({ 'old.wav': '99' });
    const before = hosted.repository.commit('first');
    hosted.manifest(Object.fromEntries(NAMES.map((name, index) => [name, String(index + 1)])));
    // In the tree, but in no manifest: nothing there can be said of these.
    const odd = ['line\nbreak.wav', 'tab\t.wav', '\n::error::x.wav'].map((name) => Buffer.from(name));
    for (const name of [...odd, Buffer.from([0xff, 0xfe, 0x2e, 0x77, 0x61, 0x76])]) {
      writeFileSync(Buffer.concat([Buffer.from(`${hosted.repository.folder}/audio/`), name]), 'no audio');
    }
    const head = hosted.repository.commit('second');
    hosted.publish();
    const result = await quietly(hosted, hosted.checkout(head), before, { with: { 'max-deletes': '100%' } });
    expect(result.outputs['outcome']).toBe('synced');
    expect(lists(result)).toMatchObject({ replaced: ids, deleted: ['99'] });
    const sent = NAMES.map((name) => hosted.sha256(`audio/${name}`));
    expect(new Set(sent).size).toBe(NAMES.length);
    expect(ids.map((id) => hosted.cache()[id])).toEqual(sent);
    expect(result.log.match(/^::warning\b.*/gm)).toEqual([
      expect.stringContaining('"audio/\\n::error::x.wav" is in no manifest entry'),
      expect.stringContaining('"audio/line\\nbreak.wav" is in no manifest entry'),
      expect.stringContaining('"audio/tab\\t.wav" is in no manifest entry'),
      expect.stringContaining('"audio/\ufffd\ufffd.wav" is in no manifest entry'),
    ]);
    expect(result.log).not.toMatch(/^::error/m);
  });
});

test('12,000 changed files are no more trouble than twelve', () =>
  playHosted({ isPublic: true }, async (hosted) => {
    const { repository } = hosted;
    hosted.manifest({ 'a.wav': '1', 'b.wav': '2' });
    const first = repository.commit('first');
    const names = Array.from({ length: 12_000 }, (_, index) => `${index % 100}/${index}.wav`);
    const added = Object.fromEntries(names.map((name, index) => [name, String(index + 10)]));
    repository.write('audio/manifest.json', JSON.stringify({ ...added, 'a.wav': '1' }));
    repository.git('add', 'audio/manifest.json');
    const blob = repository.git('rev-parse', 'HEAD:audio/b.wav');
    const index = names.map((name) => `100644 ${blob}\taudio/${name}\n`).join('');
    execFileSync('git', ['update-index', '--index-info'], { cwd: repository.folder, input: index });
    repository.git('commit', '--quiet', '--message', 'second');
    hosted.publish();
    const second = repository.head();
    // To write so many files would take longer than the run; those that are not there are read from Git.
    const workspace = hosted.checkout(second, { sparse: ['docs'] });
    const result = await quietly(hosted, workspace, first, { with: { mode: 'plan', 'api-key': '' } });
    expect(result.outputs).toMatchObject({ outcome: 'planned', base: first, 'to-delete': '["2"]' });
    expect(JSON.parse(result.outputs['to-replace'] ?? '')).toEqual(Object.values(added));
    expect(commands(result)).toEqual(['rev-parse', 'cat-file', 'remote', 'fetch', 'fetch']);
    expect(result.took).toBeLessThan(20_000);
  }));
