import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Blocked } from '../problem.ts';

/** Where Git runs and what it is told: nothing that the user's environment or the repository's settings could bend. */
export interface GitEnvironment {
  readonly directory: string;
  readonly variables: NodeJS.ProcessEnv;
}

/** Variables that would point Git at another repository than the workspace. */
const MISLEADING = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_NAMESPACE',
  'GIT_COMMON_DIR',
  'GIT_SHALLOW_FILE',
  'GIT_REPLACE_REF_BASE',
];

/**
 * Prepares Git for reading the repository in `workspace`.
 * `GIT_DIR` is named outright, so Git neither searches parent folders nor checks who owns the workspace
 * (in container jobs it is another user). Raises Blocked where no repository is there.
 */
export function workspaceEnvironment(workspace: string, variables: NodeJS.ProcessEnv): GitEnvironment {
  const gitDirectory = join(workspace, '.git');
  if (!existsSync(gitDirectory)) {
    throw Blocked.because(
      'the workspace holds no git repository: run actions/checkout before this action, without its "path" input',
    );
  }
  return { directory: workspace, variables: { ...plainGit(variables), GIT_DIR: gitDirectory } };
}

/** The variables for any Git process of ours: no prompts, no locks, no replaced objects, no fetching behind our back. */
export function plainGit(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const rest = { ...variables };
  for (const name of MISLEADING) delete rest[name];
  return {
    ...rest,
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
  };
}

/** Adds settings for one process, after those that the environment has already (git-config, GIT_CONFIG_COUNT). */
export function withConfig(
  variables: NodeJS.ProcessEnv,
  settings: readonly (readonly [name: string, value: string])[],
): NodeJS.ProcessEnv {
  const count = Number(variables['GIT_CONFIG_COUNT'] ?? 0) || 0;
  const added = settings.flatMap(([name, value], index) => [
    [`GIT_CONFIG_KEY_${count + index}`, name],
    [`GIT_CONFIG_VALUE_${count + index}`, value],
  ]);
  return { ...variables, GIT_CONFIG_COUNT: String(count + settings.length), ...Object.fromEntries(added) };
}
