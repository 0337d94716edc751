import { expect, test } from '@jest/globals';
import { accountOf, remoteOf } from '../../src/git/remote.ts';

const account = { token: 'secret', serverUrl: 'https://github.com', repository: 'octo-org/voice-agent' };
const basic = (text: string) => `AUTHORIZATION: basic ${Buffer.from(text).toString('base64')}`;
const ours = [
  ['http.https://github.com/.extraheader', ''],
  ['http.https://github.com/.extraheader', basic('x-access-token:secret')],
];
const HOSTED = 'https://github.com/octo-org/voice-agent';

test.each<[origin: string, url: string]>([
  [HOSTED, HOSTED],
  [`${HOSTED}.git`, `${HOSTED}.git`],
  ['https://ada:hunter2@github.com/octo-org/voice-agent', HOSTED],
  ['https://x-access-token@github.com/octo-org/voice-agent', HOSTED],
  ['git@github.com:octo-org/voice-agent.git', HOSTED],
  ['github.com:octo-org/voice-agent', HOSTED],
  ['org-123@GitHub.com:octo-org/voice-agent.git', HOSTED],
  ['ssh://git@github.com/octo-org/voice-agent.git', HOSTED],
  ['ssh://github.com:22/octo-org/voice-agent.git', HOSTED],
  // Another server's key is not ours to replace.
  ['git@gitlab.com:octo-org/voice-agent.git', 'git@gitlab.com:octo-org/voice-agent.git'],
  ['ssh://git@github.com.evil.example/x', 'ssh://git@github.com.evil.example/x'],
  ['https://gitlab.com/octo-org/voice-agent', 'https://gitlab.com/octo-org/voice-agent'],
  ['file:///srv/git/voice-agent', 'file:///srv/git/voice-agent'],
  ['ext::sh -c id', 'ext::sh -c id'],
  ['C:\\git\\voice-agent', 'C:\\git\\voice-agent'],
])('with a token, %s is fetched as %s', (origin, url) => {
  expect(remoteOf(origin, account)).toEqual({ url, settings: ours });
});

test('credentials in a URL become a header for that server alone, beside the token for its own', () => {
  const theirs = [
    ['http.https://git.example:8443/.extraheader', ''],
    ['http.https://git.example:8443/.extraheader', basic('ada:p@ss')],
  ];
  const origin = 'https://ada:p%40ss@git.example:8443/x';
  expect(remoteOf('https://100%:x@git.example:8443/x', undefined).settings[1]?.[1]).toBe(basic('100%:x'));
  const url = 'https://git.example:8443/x';
  expect(remoteOf(origin, account)).toEqual({ url, settings: [...ours, ...theirs] });
  expect(remoteOf(origin, undefined)).toEqual({ url, settings: theirs });
});

test('without a token, an origin is left as it is', () => {
  for (const origin of [HOSTED, 'git@github.com:octo-org/voice-agent.git']) {
    expect(remoteOf(origin, undefined)).toEqual({ url: origin, settings: [] });
  }
});

test('an account takes a token, a server and a repository', () => {
  const variables = { GITHUB_SERVER_URL: account.serverUrl, GITHUB_REPOSITORY: account.repository };
  expect(accountOf('secret', variables)).toEqual(account);
  expect(accountOf(undefined, variables)).toBeUndefined();
  expect(accountOf('secret', { GITHUB_SERVER_URL: account.serverUrl })).toBeUndefined();
});
