import { expect, test } from '@jest/globals';
import {
  createBare,
  type EmulatedGitHub,
  emulatedGitHub,
  REPOSITORY,
  TOKEN,
} from '../../support/emulated-github.ts';

const bare = createBare();
const { one, three } = bare.commits;
const [owner, name] = REPOSITORY.split('/');

const inRepository = (fields: string) =>
  `query { repository(owner: "${owner}", name: "${name}") { ${fields} } }`;

/** Three deployments; the second one is of another environment, and the third has three statuses. */
async function deployed(github: EmulatedGitHub) {
  const deploy = (more: object) =>
    github.ask(201, 'POST', 'deployments', { auto_merge: false, required_contexts: [], ...more });
  const first = await deploy({ ref: one, environment: 'a', payload: { region: 'us' } });
  const second = await deploy({ ref: 'main', environment: 'b' });
  const third = await deploy({ ref: 'main', environment: 'a', task: 'sync', description: 'd' });
  for (const state of ['queued', 'in_progress', 'success']) {
    await github.ask(201, 'POST', `deployments/${third.id}/statuses`, {
      state,
      log_url: 'https://a.example/1',
    });
  }
  return { first, second, third };
}

test('whose a token is', async () => {
  const tokens = [
    { token: TOKEN, permissions: {} },
    { token: 'ada', permissions: {}, login: 'ada' },
  ];
  const github = await emulatedGitHub(bare, { tokens });
  const query = 'query { viewer { login } }';
  expect(await github.query(query)).toEqual({ data: { viewer: { login: 'github-actions[bot]' } } });
  expect(await github.query(query, {}, 'ada')).toEqual({ data: { viewer: { login: 'ada' } } });
  expect(await github.query(query, {}, 'who')).toMatchObject({ message: 'Bad credentials', status: '401' });
});

test('deployments with their statuses, as REST tells them', async () => {
  const github = await emulatedGitHub(bare);
  const { first, third } = await deployed(github);
  const query = inRepository(`
    deployments(environments: ["a"], first: 10, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage }
      nodes {
        id databaseId commitOid payload state task environment description createdAt
        creator { __typename login }
        commit { oid }
        ref { name prefix target { oid } }
        latestStatus { state logUrl }
        statuses(first: 2) { totalCount nodes { state } pageInfo { hasNextPage } }
      }
    }`);
  const { data, errors } = await github.query(query);
  expect(errors).toBeUndefined();
  expect(data.repository.deployments).toEqual({
    totalCount: 2,
    pageInfo: { hasNextPage: false, hasPreviousPage: false },
    nodes: [
      {
        id: third.node_id,
        databaseId: third.id,
        commitOid: three,
        payload: '{}',
        state: 'ACTIVE',
        task: 'sync',
        environment: 'a',
        description: 'd',
        createdAt: third.created_at,
        creator: { __typename: 'Bot', login: 'github-actions[bot]' },
        commit: { oid: three },
        ref: { name: 'main', prefix: 'refs/heads/', target: { oid: three } },
        latestStatus: { state: 'SUCCESS', logUrl: 'https://a.example/1' },
        statuses: {
          totalCount: 3,
          nodes: [{ state: 'SUCCESS' }, { state: 'IN_PROGRESS' }],
          pageInfo: { hasNextPage: true },
        },
      },
      expect.objectContaining({
        databaseId: first.id,
        commitOid: one,
        payload: '{"region":"us"}',
        state: 'PENDING',
        ref: null,
        latestStatus: null,
        statuses: { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false } },
      }),
    ],
  });
});

test('deployments are the oldest first unless asked otherwise; statuses may be', async () => {
  const github = await emulatedGitHub(bare, { statusesOldestFirst: true });
  await deployed(github);
  const { data } = await github.query(
    inRepository('deployments(last: 2) { nodes { environment statuses(first: 9) { nodes { state } } } }'),
  );
  expect(data.repository.deployments.nodes).toEqual([
    { environment: 'b', statuses: { nodes: [] } },
    {
      environment: 'a',
      statuses: { nodes: [{ state: 'QUEUED' }, { state: 'IN_PROGRESS' }, { state: 'SUCCESS' }] },
    },
  ]);
});

test('pages go by cursors, which stay where they are when entries come and go', async () => {
  const github = await emulatedGitHub(bare);
  const { first, second, third } = await deployed(github);
  const query = `query ($owner: String!, $name: String!, $after: String) {
    repository(owner: $owner, name: $name) {
      deployments(first: 1, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
        nodes { databaseId }
        pageInfo { endCursor hasNextPage hasPreviousPage }
      }
    }
  }`;
  const page = async (after?: string) =>
    (await github.query(query, { owner, name, after })).data.repository.deployments;
  const one = await page();
  expect(one.nodes).toEqual([{ databaseId: third.id }]);
  await github.ask(201, 'POST', 'deployments', { ref: 'main', auto_merge: false, required_contexts: [] });
  const two = await page(one.pageInfo.endCursor);
  expect([two.nodes, two.pageInfo.hasPreviousPage]).toEqual([[{ databaseId: second.id }], true]);
  const last = await page(two.pageInfo.endCursor);
  expect([last.nodes, last.pageInfo.hasNextPage]).toEqual([[{ databaseId: first.id }], false]);
});

test('the tip of a branch, and pull requests', async () => {
  const github = await emulatedGitHub(bare);
  github.pullRequest({ number: 7, head: 'topic/a', headSha: bare.commits.four, baseSha: three });
  github.pullRequest({ number: 8, state: 'closed', merged: true });
  github.pullRequest({ number: 9, state: 'closed' });
  const { data } = await github.query(
    inRepository(`
      defaultBranchRef { name target { oid } }
      tip: ref(qualifiedName: "refs/heads/topic/a") { target { __typename oid } }
      tag: ref(qualifiedName: "refs/tags/v1") { target { __typename } }
      none: ref(qualifiedName: "refs/heads/none") { name }
      pullRequest(number: 7) { state headRefName headRefOid baseRefName closedAt }
      open: pullRequests(states: OPEN, first: 9) { nodes { number } }
      shut: pullRequests(states: [MERGED, CLOSED], first: 9) { nodes { number state } }`),
  );
  expect(data.repository).toEqual({
    defaultBranchRef: { name: 'main', target: { oid: three } },
    tip: { target: { __typename: 'Commit', oid: bare.commits.four } },
    tag: { target: { __typename: 'Tag' } },
    none: null,
    pullRequest: {
      state: 'OPEN',
      headRefName: 'topic/a',
      headRefOid: bare.commits.four,
      baseRefName: 'main',
      closedAt: null,
    },
    open: { nodes: [{ number: 7 }] },
    shut: {
      nodes: [
        { number: 8, state: 'MERGED' },
        { number: 9, state: 'CLOSED' },
      ],
    },
  });
});

test('a commit that was collected has an id still', async () => {
  const github = await emulatedGitHub(bare);
  await github.ask(201, 'POST', 'deployments', { ref: one, auto_merge: false, required_contexts: [] });
  const [deployment] = github.deployments;
  if (deployment) deployment.sha = '1'.repeat(40);
  const { data } = await github.query(
    inRepository('deployments(first: 1) { nodes { commitOid commit { oid } } }'),
  );
  expect(data.repository.deployments.nodes).toEqual([{ commitOid: '1'.repeat(40), commit: null }]);
});

test.each<[string, string, string, string]>([
  [
    'no such repository',
    'query { repository(owner: "octo-org", name: "x") { id } }',
    'NOT_FOUND',
    'Could not resolve to a Repository',
  ],
  [
    'no size',
    inRepository('deployments { totalCount }'),
    'MISSING_PAGINATION_BOUNDARIES',
    'You must provide a `first` or `last`',
  ],
  [
    'a page too large',
    inRepository('deployments(first: 101) { totalCount }'),
    'EXCESSIVE_PAGINATION',
    'Requesting 101 records',
  ],
  [
    'both ends',
    inRepository('deployments(first: 1, last: 1) { totalCount }'),
    'INVALID_PAGINATION_BOUNDARIES',
    'Passing both',
  ],
  [
    'no such pull request',
    inRepository('pullRequest(number: 3) { id }'),
    'NOT_FOUND',
    'Could not resolve to a PullRequest',
  ],
])('%s', async (_, query, type, message) => {
  const github = await emulatedGitHub(bare);
  expect((await github.query(query)).errors).toMatchObject([
    { type, message: expect.stringContaining(message) },
  ]);
});

test.each([
  ['an unknown field', inRepository('deployments(first: 1) { nodes { sha } }'), 'Cannot query field "sha"'],
  [
    'an unknown argument',
    inRepository('deployments(first: 1, page: 2) { totalCount }'),
    'Unknown argument "page"',
  ],
  [
    'a field without a selection',
    inRepository('deployments(first: 1)'),
    'must have a selection of subfields',
  ],
  ['no query', 'hello', 'Syntax Error'],
])("GitHub's schema has it not: %s", async (_, query, message) => {
  const github = await emulatedGitHub(bare);
  const { data, errors } = await github.query(query);
  expect([data, errors[0].type]).toEqual([undefined, undefined]);
  expect(errors[0].message).toContain(message);
});

test.each([
  ['deployments(first: 1) { totalCount }', 'deployments'],
  ['pullRequests(first: 1) { totalCount }', 'pull-requests'],
  ['ref(qualifiedName: "refs/heads/main") { name }', 'contents'],
] as const)('%s needs a permission', async (fields, scope) => {
  const all = { contents: 'read', deployments: 'read', 'pull-requests': 'read' } as const;
  const github = await emulatedGitHub(bare, {
    tokens: [
      { token: TOKEN, permissions: { ...all, [scope]: undefined } },
      { token: 'may', permissions: { [scope]: 'read' } },
    ],
  });
  const refused = { type: 'FORBIDDEN', message: 'Resource not accessible by integration' };
  expect((await github.query(inRepository(fields))).errors).toMatchObject([refused]);
  expect((await github.query(inRepository(fields), {}, 'may')).errors).toBeUndefined();
});
