import { isRecord } from '../lib/json.ts';
import type { GitHub, Send } from './client.ts';

export interface PullComment {
  /** The pull request's number. */
  readonly pull: number;
  /** The first line of the comment and of no other: a comment in HTML, which readers do not see. */
  readonly key: string;
  /** Markdown, without the key. */
  readonly text: string;
}

/** GitHub keeps no more characters of a comment; a longer one is refused whole. */
export const MAX_COMMENT_CHARACTERS = 65_536;

const PAGE_SIZE = 100;
/** GitHub takes no more than 2,500 comments on a pull request. */
const MAX_PAGES = 30;
/** The author of what a job's own token writes. */
const JOB_AUTHOR = 'github-actions[bot]';

/**
 * Keeps one comment on a pull request up to date: makes it, changes it, or leaves it as it is if it is up to date.
 * It is known by its key and its author, since anybody may write a comment with our key. Raises GitHubRefusal if the token
 * may not write comments, and Blocked if GitHub does not answer.
 */
export async function publishComment(
  github: GitHub,
  { pull, key, text }: PullComment,
): Promise<'created' | 'updated' | 'unchanged'> {
  const body = `${key}\n${text}`;
  const author = (await github.viewer()) ?? JOB_AUTHOR;
  const ours = await findComment(github, pull, (comment) => isOurs(comment, key, author));
  if (!ours) {
    const create: Send<unknown> = ({ rest }, common) =>
      rest.issues.createComment({ ...common, issue_number: pull, body });
    // A retry might create a second comment.
    await github.call(create, { once: true });
    return 'created';
  }
  if (normal(ours.body) === normal(body)) return 'unchanged';
  await github.call(({ rest }, common) =>
    rest.issues.updateComment({ ...common, comment_id: ours.id, body }),
  );
  return 'updated';
}

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly author: string;
}

/** The oldest one, should there be several: two runs at the same time may each have made one. */
async function findComment(
  github: GitHub,
  pull: number,
  wanted: (comment: Comment) => boolean,
): Promise<Comment | undefined> {
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const { data } = await github.call(({ rest }, common) =>
      rest.issues.listComments({ ...common, issue_number: pull, per_page: PAGE_SIZE, page }),
    );
    const listed: unknown[] = Array.isArray(data) ? data : [];
    const found = listed.map(parseComment).find((comment) => comment && wanted(comment));
    if (found) return found;
    if (listed.length < PAGE_SIZE) return undefined;
  }
  return undefined;
}

function isOurs({ body, author }: Comment, key: string, ownLogin: string): boolean {
  return author === ownLogin && normal(body).split('\n', 1)[0] === key;
}

function parseComment(value: unknown): Comment | undefined {
  if (!isRecord(value) || typeof value['id'] !== 'number' || typeof value['body'] !== 'string')
    return undefined;
  const author = isRecord(value['user']) ? value['user']['login'] : undefined;
  return typeof author === 'string' ? { id: value['id'], body: value['body'], author } : undefined;
}

/** GitHub may give a text back with other line ends, and without the whitespace at its end. */
function normal(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd();
}
