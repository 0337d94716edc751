import { allows, type Gate, type GitHubToken, knows, type Scope } from './access.ts';
import { QueryFailure } from './connections.ts';
import { type DeploymentArguments, deploymentsOf } from './graph-deployments.ts';
import { refNode } from './graph-nodes.ts';
import { type PullRequestArguments, pullRequestNode, pullRequestsOf } from './graph-pull-requests.ts';
import { nodeId } from './responses.ts';
import { REPOSITORY_ID, type World } from './world.ts';

/** What GraphQL says of the repository, as far as the token may ask. Fields are functions, called when they are asked for. */
export function repositoryNode(world: World, gate: Gate, token: GitHubToken, asked: string): unknown {
  if (!knows(gate, token, asked)) {
    throw new QueryFailure('NOT_FOUND', `Could not resolve to a Repository with the name '${asked}'.`);
  }
  const needs = (scope: Scope) => {
    if (allows(gate, token, { scopes: [scope], level: 'read' })) return;
    throw new QueryFailure('FORBIDDEN', 'Resource not accessible by integration');
  };
  const [, name] = world.repository.split('/');
  return {
    id: nodeId('Repository', REPOSITORY_ID),
    databaseId: REPOSITORY_ID,
    name,
    nameWithOwner: world.repository,
    isPrivate: !world.isPublic,
    async defaultBranchRef() {
      needs('contents');
      return refNode(world, `refs/heads/${world.bare.defaultBranch()}`);
    },
    ref({ qualifiedName }: { qualifiedName: string }) {
      needs('contents');
      return refNode(world, qualifiedName);
    },
    deployments(args: DeploymentArguments) {
      needs('deployments');
      return deploymentsOf(world, args);
    },
    pullRequest({ number }: { number: number }) {
      needs('pull-requests');
      const found = world.pullRequests.find((pull) => pull.number === number);
      if (found) return pullRequestNode(world, found);
      throw new QueryFailure('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
    },
    pullRequests(args: PullRequestArguments) {
      needs('pull-requests');
      return pullRequestsOf(world, args);
    },
  };
}
