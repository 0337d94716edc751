import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Cuts GitHub's own OpenAPI description down to the calls that this project makes, without prose:
 * `contract/github.openapi.json`. The description is huge, so it is not a dependency. To get it, in a scratch folder:
 *
 *     npm pack @octokit/openapi@23.0.2
 *     tar -xzf octokit-openapi-23.0.2.tgz package/generated/api.github.com.json
 *
 * then here: `npx node scripts/github-contract.ts <scratch folder>/package/generated/api.github.com.json`
 */

const ROOT = join(import.meta.dirname, '..');
const OUTPUT = join(ROOT, 'contract', 'github.openapi.json');
const BIOME = join(ROOT, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');

const CALLS: Record<string, readonly string[]> = {
  '/repos/{owner}/{repo}': ['get'],
  '/repos/{owner}/{repo}/branches/{branch}': ['get'],
  '/repos/{owner}/{repo}/commits/{ref}': ['get'],
  '/repos/{owner}/{repo}/git/ref/{ref}': ['get'],
  '/repos/{owner}/{repo}/pulls': ['get'],
  '/repos/{owner}/{repo}/pulls/{pull_number}': ['get'],
  '/repos/{owner}/{repo}/deployments': ['get', 'post'],
  '/repos/{owner}/{repo}/deployments/{deployment_id}': ['get', 'delete'],
  '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses': ['get', 'post'],
  '/repos/{owner}/{repo}/compare/{basehead}': ['get'],
  '/repos/{owner}/{repo}/issues/{issue_number}/comments': ['get', 'post'],
  '/repos/{owner}/{repo}/issues/comments/{comment_id}': ['get', 'patch'],
};
const STATUSES = ['200', '201', '202', '204', '403', '404', '409', '422'];
/** JSON, and a commit's id alone. */
const MEDIA = ['application/json', 'application/vnd.github.sha'];
/** What says nothing about which values are right. A default does: it is one of them. */
const PROSE = /^(description|summary|title|tags|externalDocs|examples?|deprecated|x-.*)$/;
/** Their members have names of their own, which only look like prose. */
const NAMED = ['properties', 'responses', 'headers', 'schemas', 'parameters'];

type Node = Record<string, unknown>;

const source = process.argv[2];
if (!source) throw new Error('usage: github-contract.ts <api.github.com.json of @octokit/openapi>');
const full = JSON.parse(readFileSync(source, 'utf8'));
const paths = Object.fromEntries(
  Object.entries(CALLS).map(([path, methods]) => [
    path,
    Object.fromEntries(methods.map((method) => [method, operation(full.paths[path][method])])),
  ]),
);
const document = {
  openapi: full.openapi,
  info: {
    title: "GitHub's REST API, the calls that this project makes, without prose",
    version: full.info.version,
    license: full.info.license,
    'x-source': `npm: @octokit/openapi@${full.info.version}, generated/api.github.com.json`,
  },
  paths,
  components: components(paths),
};
writeFileSync(OUTPUT, `${JSON.stringify(document, null, 2)}\n`);
execFileSync(process.execPath, [BIOME, 'format', '--write', OUTPUT], { cwd: ROOT });

function operation({ operationId, parameters, requestBody, responses }: Node): Node {
  const met = Object.entries(responses as Node).filter(([status]) => STATUSES.includes(status));
  return plain({
    operationId,
    parameters,
    ...(requestBody ? { requestBody } : {}),
    responses: Object.fromEntries(met),
  });
}

/** A copy without prose, and of contents only those named above. */
function plain<T>(value: T, named = false): T {
  if (Array.isArray(value)) return value.map((item) => plain(item)) as T;
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value)
    .filter(([name]) => named || !PROSE.test(name))
    .map(([name, member]) => {
      if (!named && name === 'content') {
        const media = MEDIA.filter((each) => member[each]).map((each) => [each, plain(member[each])]);
        return [name, Object.fromEntries(media)];
      }
      return [name, plain(member, !named && NAMED.includes(name) && !Array.isArray(member))];
    });
  return Object.fromEntries(members);
}

/** All that is referred to, directly or not, in the order of names. */
function components(from: unknown): Node {
  const found = new Map<string, Node>();
  const waiting = references(from);
  for (const reference of waiting) {
    if (found.has(reference)) continue;
    const [kind = '', name = ''] = reference.split('/');
    const component = plain(full.components[kind][name]);
    found.set(reference, component);
    waiting.push(...references(component));
  }
  const kinds: Record<string, Node> = {};
  for (const [reference, component] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [kind = '', name = ''] = reference.split('/');
    kinds[kind] = { ...kinds[kind], [name]: component };
  }
  return kinds;
}

function references(value: unknown): string[] {
  const matches = JSON.stringify(value).matchAll(/"\$ref":"#\/components\/([^"]+)"/g);
  return [...matches].map(([, reference = '']) => reference);
}
