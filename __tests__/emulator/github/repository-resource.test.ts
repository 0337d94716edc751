import { expect, test } from '@jest/globals';
import { createBare, emulatedGitHub, TOKEN } from '../../support/emulated-github.ts';

const bare = createBare();

test('the repository names its default branch, to every token', async () => {
  const github = await emulatedGitHub(bare, { tokens: [{ token: TOKEN, permissions: {} }] });
  expect(await github.ask(200, 'GET', '/repos/octo-org/voice-agent')).toMatchObject({
    full_name: 'octo-org/voice-agent',
    default_branch: 'main',
    private: true,
  });
  expect((await github.call('GET', '/repos/octo-org/voice-agent', { token: null })).status).toBe(404);
});
