import type { Account } from './accounts.ts';
import { nodeId } from './responses.ts';
import type { World } from './world.ts';

/** Null where the repository has no such branch or tag. */
export async function refNode({ bare }: World, name: string): Promise<unknown> {
  const [, prefix, rest] = /^(refs\/(?:heads|tags)\/)(.+)$/.exec(name) ?? [];
  const target = prefix === undefined ? undefined : await bare.target(name);
  if (!target) return null;
  return { id: nodeId('Ref', name), name: rest, prefix, target: objectNode(target) };
}

function objectNode({ type, sha }: { type: string; sha: string }): unknown {
  return type === 'tag' ? { __typename: 'Tag', id: nodeId('Tag', sha), oid: sha, name: '' } : commitNode(sha);
}

export function commitNode(sha: string): unknown {
  return { __typename: 'Commit', id: nodeId('Commit', sha), oid: sha };
}

export function actorNode({ login, id, type }: Account): unknown {
  return { __typename: type, id: nodeId(type, id), login };
}
