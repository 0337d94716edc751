import type { HttpResponse } from '../http/response.ts';
import { accountResource } from './accounts.ts';
import type { Call } from './call.ts';
import { checkFields, fieldRefusal, textOf } from './fields.ts';
import { page } from './pages.ts';
import { nodeId, notFound, resource } from './responses.ts';
import type { IssueComment, World } from './world.ts';

const MAX_BODY_CHARACTERS = 65_536;

/** `GET …/issues/{number}/comments`: the oldest first. Every issue exists. */
export function listComments(world: World, { values, query }: Call): HttpResponse {
  const issue = Number(values['issue']);
  const since = query.get('since') ?? '';
  const wanted = world.comments.filter(
    (comment) => comment.issue === issue && !(Date.parse(comment.updatedAt) < Date.parse(since)),
  );
  const { items, headers } = page(wanted, query, `${world.pages}/issues/${issue}/comments`);
  const body = items.map((comment) => commentResource(world, comment));
  return resource(200, body, headers);
}

/** `POST …/issues/{number}/comments`. */
export function createComment(world: World, { values, body, account }: Call): HttpResponse {
  const text = bodyOf(body);
  const now = world.now();
  const comment: IssueComment = {
    id: world.nextId(),
    issue: Number(values['issue']),
    body: text,
    user: account,
    createdAt: now,
    updatedAt: now,
  };
  world.comments.push(comment);
  return resource(201, commentResource(world, comment), { location: urlOf(world, comment) });
}

/** `GET …/issues/comments/{id}`. */
export function getComment(world: World, { values }: Call): HttpResponse {
  return resource(200, commentResource(world, find(world, values)));
}

/** `PATCH …/issues/comments/{id}`. */
export function updateComment(world: World, { values, body }: Call): HttpResponse {
  const comment = find(world, values);
  comment.body = bodyOf(body);
  comment.updatedAt = world.now();
  return resource(200, commentResource(world, comment));
}

function bodyOf(body: Record<string, unknown>): string {
  checkFields(body, { body: 'string' }, 'body');
  const text = textOf(body['body'], '');
  if (text.trim() === '') throw fieldRefusal('IssueComment', 'body', "can't be blank");
  // Characters, not UTF-16 units.
  if ([...text].length > MAX_BODY_CHARACTERS) {
    throw fieldRefusal('IssueComment', 'body', `is too long (maximum is ${MAX_BODY_CHARACTERS} characters)`);
  }
  return text;
}

function find({ comments }: World, values: Record<string, string>): IssueComment {
  const found = comments.find(({ id }) => String(id) === values['id']);
  if (!found) throw notFound();
  return found;
}

function urlOf({ api }: World, { id }: IssueComment): string {
  return `${api}/issues/comments/${id}`;
}

const REACTIONS = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'];

function commentResource(world: World, comment: IssueComment): unknown {
  const { id, issue, body, user } = comment;
  const url = urlOf(world, comment);
  return {
    url,
    html_url: `${world.url}/${world.repository}/pull/${issue}#issuecomment-${id}`,
    issue_url: `${world.api}/issues/${issue}`,
    id,
    node_id: nodeId('IssueComment', id),
    user: accountResource(user, world.url),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    body,
    author_association: user.type === 'Bot' ? 'NONE' : 'MEMBER',
    reactions: {
      url: `${url}/reactions`,
      total_count: 0,
      ...Object.fromEntries(REACTIONS.map((name) => [name, 0])),
    },
    performed_via_github_app: null,
  };
}
