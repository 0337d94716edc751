import { expect, test } from '@jest/globals';
import { type Call, createBare, emulatedGitHub, REPOSITORY, TOKEN } from '../../support/emulated-github.ts';

const bare = createBare();
const tokens = [
  { token: TOKEN, permissions: { contents: 'read', deployments: 'write', 'pull-requests': 'write' } },
  { token: 'reader', permissions: { deployments: 'read', issues: 'read' } },
  { token: 'nobody', permissions: {} },
  { token: 'stranger', permissions: { deployments: 'write' }, repository: 'octo-org/other' },
] as const;

const deploy = { ref: 'main', auto_merge: false, required_contexts: [] };
const list: [string, string] = ['GET', 'deployments'];
const create: [string, string] = ['POST', 'deployments'];

test.each<
  [name: string, isPublic: boolean, call: [string, string], request: Call, status: number, message?: string]
>([
  ['a good token reads', false, list, {}, 200],
  ['a good token writes', false, create, { body: deploy }, 201],
  [
    'the older scheme is fine',
    false,
    list,
    { token: null, headers: { authorization: `token ${TOKEN}` } },
    200,
  ],
  ['read is enough to read', false, list, { token: 'reader' }, 200],
  [
    'read is not enough to write',
    false,
    create,
    { token: 'reader', body: deploy },
    403,
    'Resource not accessible by integration',
  ],
  ['no permission', false, list, { token: 'nobody' }, 403, 'Resource not accessible by integration'],
  [
    'contents are needed to compare',
    false,
    ['GET', 'compare/main...main'],
    { token: 'reader' },
    403,
    'Resource not accessible by integration',
  ],
  ['issues will do for comments', false, ['GET', 'issues/1/comments'], { token: 'reader' }, 200],
  ['a public repository is open to readers', true, list, { token: 'nobody' }, 200],
  ['a public repository is open to anyone', true, list, { token: null }, 200],
  [
    'a public repository is closed to writers',
    true,
    create,
    { token: 'nobody', body: deploy },
    403,
    'Resource not accessible by integration',
  ],
  [
    'a public repository and no token',
    true,
    create,
    { token: null, body: deploy },
    401,
    'Requires authentication',
  ],
  [
    'a public repository and a stranger',
    true,
    create,
    { token: 'stranger', body: deploy },
    403,
    'Resource not accessible by integration',
  ],
  ['a wrong token', true, list, { token: 'wrong' }, 401, 'Bad credentials'],
  [
    'another kind of credentials',
    false,
    list,
    { token: null, headers: { authorization: 'Digest x' } },
    401,
    'Bad credentials',
  ],
  ['a private repository and no token', false, list, { token: null }, 404, 'Not Found'],
  ['a private repository and a stranger', false, list, { token: 'stranger' }, 404, 'Not Found'],
  ['another repository', false, ['GET', '/repos/octo-org/other/deployments'], {}, 404, 'Not Found'],
  ['the name in other letters', false, ['GET', `/repos/${REPOSITORY.toUpperCase()}/deployments`], {}, 200],
  ['an unknown call', false, ['GET', '/nowhere'], {}, 404, 'Not Found'],
  ['no JSON', false, create, { body: '{' }, 400, 'Problems parsing JSON'],
  ['no object', false, create, { body: '[]' }, 400, 'Body should be a JSON object'],
])('%s', async (_, isPublic, [method, path], request, status, ...[message]) => {
  const github = await emulatedGitHub(bare, { isPublic, tokens });
  const response = await github.call(method, path, request);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  const body = (await response.json()) as { documentation_url?: string };
  if (message) {
    expect(body).toMatchObject({ message, status: String(status) });
    expect(body.documentation_url).toMatch(/^https:\/\/docs\.github\.com\/rest/);
  }
});
