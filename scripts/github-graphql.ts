import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefinitionNode, Kind, parse, print, visit } from 'graphql';

/**
 * Cuts GitHub's own GraphQL schema down to the fields that the emulator serves, without prose: `contract/github.graphql`. To get
 * the schema, in a scratch folder:
 *
 *     npm pack @octokit/graphql-schema@15.26.1
 *     tar -xzf octokit-graphql-schema-15.26.1.tgz package/schema.graphql
 *
 * then here: `npx node scripts/github-graphql.ts <scratch folder>/package/schema.graphql`
 */

const ROOT = join(import.meta.dirname, '..');
const OUTPUT = join(ROOT, 'contract', 'github.graphql');
const BIOME = join(ROOT, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');

const CONNECTION = ['nodes', 'edges', 'pageInfo', 'totalCount'];
const FIELDS: Record<string, readonly string[]> = {
  Query: ['repository', 'viewer', 'rateLimit'],
  RateLimit: ['cost', 'limit', 'remaining', 'resetAt'],
  Actor: ['login'],
  User: ['id', 'login'],
  Bot: ['id', 'login'],
  Repository: [
    ...['id', 'databaseId', 'name', 'nameWithOwner', 'isPrivate', 'defaultBranchRef', 'ref'],
    ...['deployments', 'pullRequest', 'pullRequests'],
  ],
  Ref: ['id', 'name', 'prefix', 'target'],
  GitObject: ['oid'],
  Commit: ['id', 'oid'],
  Tag: ['id', 'oid', 'name'],
  DeploymentConnection: CONNECTION,
  DeploymentEdge: ['cursor', 'node'],
  Deployment: [
    ...['id', 'databaseId', 'commitOid', 'commit', 'ref', 'task', 'environment', 'originalEnvironment'],
    ...['latestEnvironment', 'payload', 'description', 'creator', 'createdAt', 'updatedAt', 'state'],
    ...['latestStatus', 'statuses'],
  ],
  DeploymentStatusConnection: CONNECTION,
  DeploymentStatusEdge: ['cursor', 'node'],
  DeploymentStatus: [
    ...['id', 'state', 'description', 'environment', 'environmentUrl', 'logUrl', 'creator'],
    ...['createdAt', 'updatedAt'],
  ],
  PullRequestConnection: CONNECTION,
  PullRequestEdge: ['cursor', 'node'],
  PullRequest: [
    ...['id', 'number', 'title', 'state', 'isDraft', 'closed', 'merged', 'createdAt', 'closedAt', 'mergedAt'],
    ...['headRefName', 'headRefOid', 'baseRefName', 'baseRefOid', 'url'],
  ],
  PageInfo: ['startCursor', 'endCursor', 'hasNextPage', 'hasPreviousPage'],
};
const TYPES = Object.keys(FIELDS);

const source = process.argv[2];
if (!source) throw new Error('usage: github-graphql.ts <schema.graphql of @octokit/graphql-schema>');
const plain = visit(parse(readFileSync(source, 'utf8')), {
  enter: (node) =>
    'description' in node && node.description ? { ...node, description: undefined } : undefined,
  // Previews and the like: directives of GitHub's own.
  Directive: (node) => (node.name.value === 'deprecated' ? undefined : null),
  DirectiveDefinition: () => null,
});
const known = new Map(plain.definitions.map((node) => [nameOf(node), node]));
const kept = new Map<string, DefinitionNode>();
const waiting = [...TYPES];
for (const name of waiting) {
  const definition = known.get(name);
  if (!definition || kept.has(name)) continue;
  const cut = cutDown(definition);
  kept.set(name, cut);
  visit(cut, { NamedType: ({ name: { value } }) => void waiting.push(value) });
}
const definitions = [...kept.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
const head = '# Of npm: @octokit/graphql-schema@15.26.1 (MIT), by scripts/github-graphql.ts\n\n';
writeFileSync(OUTPUT, `${head}${print({ kind: Kind.DOCUMENT, definitions })}\n`);
execFileSync(process.execPath, [BIOME, 'format', '--write', OUTPUT], { cwd: ROOT });

function cutDown(node: DefinitionNode): DefinitionNode {
  if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) return node;
  const wanted = FIELDS[node.name.value] ?? [];
  const fields = node.fields?.filter(({ name }) => wanted.includes(name.value)) ?? [];
  if (fields.length < wanted.length) throw new Error(`${node.name.value} lacks one of ${wanted.join(', ')}`);
  const interfaces = node.interfaces?.filter(({ name }) => TYPES.includes(name.value)) ?? [];
  return { ...node, fields, interfaces };
}

function nameOf(node: DefinitionNode): string {
  return 'name' in node && node.name ? node.name.value : '';
}
