import { describe, expect, test } from '@jest/globals';
import { type GitHub, type GitHubToken, startGitHub } from '../../emulator/github/github.ts';
import type { Exchange } from '../../emulator/http/response.ts';
import { createRepository } from '../../emulator/runner/repository.ts';
import type { Step } from '../../emulator/runner/runner.ts';
import { gitHubViolations } from '../support/github-contract.ts';
import { KEY, play, type Scene } from '../support/scene.ts';

const REPOSITORY = 'octo-org/voice-agent';
const TOKEN = 'ghs_job';
const MAY_COMMENT: GitHubToken = {
  token: TOKEN,
  permissions: { contents: 'read', 'pull-requests': 'write' },
};

interface Pull {
  readonly scene: Scene;
  readonly github: GitHub;
  /** Runs the action on the pull request as it is. */
  run(step?: Partial<Step>): ReturnType<Scene['run']>;
  /** Another take for the pull request's file, merged as GitHub does it. */
  change(take: number): void;
  /** `METHOD what`, for every call that had to do with comments. */
  calls(): string[];
}

/** A pull request with a better take of one file, on a GitHub whose every answer is held to its own description. */
function onPullRequest(tokens: readonly GitHubToken[], act: (pull: Pull) => Promise<void>): Promise<void> {
  return play({}, async (scene) => {
    const { repository } = scene;
    const bare = createRepository('--bare');
    const exchanges: Exchange[] = [];
    const github = await startGitHub({
      repository: REPOSITORY,
      bare: bare.folder,
      tokens,
      onExchange: (exchange) => exchanges.push(exchange),
    });
    scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
    const base = repository.commit('first');
    let head = base;
    const change = (take: number) => {
      repository.git('checkout', '--quiet', '-B', 'feature', head);
      scene.record('a.wav', take);
      head = repository.commit(`take ${take}`);
      repository.git('checkout', '--quiet', '-B', 'merge', base);
      repository.git('merge', '--quiet', '--no-ff', '--message', 'merge', head);
    };
    change(1);
    const run: Pull['run'] = (step = {}) =>
      scene.run({
        event: 'pull_request',
        payload: {
          action: 'synchronize',
          number: 7,
          pull_request: {
            number: 7,
            head: { sha: head, repo: { full_name: REPOSITORY } },
            base: { ref: 'main', repo: { full_name: REPOSITORY } },
          },
        },
        ...step,
        env: { GITHUB_API_URL: github.url, GITHUB_SERVER_URL: github.url, GITHUB_RUN_ID: '17', ...step.env },
        with: { comment: 'true', 'github-token': TOKEN, ...step.with },
      });
    const calls = () =>
      github.requests
        .filter(({ path }) => path.includes('/issues/'))
        .map(
          ({ method, path }) =>
            `${method} ${path.replace(/.*\/issues\//, '').replace(/\?.*|[0-9]{8,}/g, '')}`,
        );
    try {
      await act({ scene, github, run, change, calls });
      expect(exchanges.filter(({ scripted }) => !scripted).flatMap(gitHubViolations)).toEqual([]);
    } finally {
      await github.close();
      bare.remove();
    }
  });
}

describe('the comment on a pull request', () => {
  test('says what the job summary says, with the way to the run', () =>
    onPullRequest([MAY_COMMENT], async ({ github, run, calls }) => {
      const result = await run();
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'planned' } });
      expect(calls()).toEqual(['GET 7/comments', 'POST 7/comments']);
      const [comment] = github.comments;
      expect(comment).toMatchObject({ issue: 7, user: { login: 'github-actions[bot]' } });
      expect(comment?.body).toContain(result.summary.trim());
      expect(comment?.body).toMatch(
        /^<!-- polyai-audio-cache-sync audio%2Fmanifest\.json -->\n### 📝 Plan for <code>main<\/code>:/,
      );
      expect(comment?.body).toContain(`](${github.url}/${REPOSITORY}/actions/runs/17)`);
    }));

  test('is the same one when the plan changes, and where the manifest is broken', () =>
    onPullRequest([MAY_COMMENT], async ({ scene, github, run, change, calls }) => {
      await run();
      await run();
      expect(calls()).toEqual(['GET 7/comments', 'POST 7/comments', 'GET 7/comments']);
      change(2);
      const result = await run();
      expect(github.comments[0]?.body).toContain(result.summary.trim());
      scene.repository.write('audio/manifest.json', '{ "a.wav": ');
      scene.repository.commit('broken');
      expect((await run()).outputs['outcome']).toBe('blocked');
      expect(github.comments).toHaveLength(1);
      expect(github.comments[0]?.body).toContain('⛔ Blocked: nothing was written');
    }));

  test('that the token may not write is a notice, and the run is as it would be', () =>
    onPullRequest([{ ...MAY_COMMENT, permissions: { contents: 'read' } }], async ({ github, run }) => {
      const result = await run();
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'planned' } });
      expect(result.log.match(/^::notice.*comment.*$/gm)).toEqual([
        expect.stringContaining('"pull-requests: write"'),
      ]);
      expect(github.comments).toEqual([]);
    }));
});

test('a key that the server echoes is in nothing that we write', () =>
  onPullRequest([MAY_COMMENT], async ({ scene, github, run }) => {
    const long = `${'x'.repeat(80)} ${KEY} ${TOKEN}`;
    scene.emulator.fault({
      route: 'list',
      status: 400,
      body: { success: false, error_code: KEY, error_message: long, error_id: 'e', error: '', data: null },
    });
    const result = await run();
    expect(result.outputs['outcome']).toBe('blocked');
    const written = [result.log, result.summary, scene.report(result), ...Object.values(result.outputs)];
    for (const text of [...written, ...github.comments.map(({ body }) => body)]) {
      expect(text).not.toContain(KEY);
      expect(text).not.toContain(KEY.slice(0, 8));
      expect(text).not.toContain(TOKEN);
    }
    expect(result.summary).toContain('&#42;&#42;&#42;');
    expect(github.comments).toHaveLength(1);
  }));
