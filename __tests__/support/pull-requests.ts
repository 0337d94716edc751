import type { StepResult } from '../../emulator/runner/runner.ts';
import type { Scene } from './scene.ts';

export const NUMBER = 7;

/** Runs a pull request's event on the merge commit that GitHub makes for it; leaves `main` checked out. */
export async function preview(
  scene: Scene,
  head: string,
  inputs: Record<string, string> = { mode: 'sync' },
  number = NUMBER,
): Promise<StepResult & { merge: string }> {
  const { repository } = scene;
  repository.git('switch', '--quiet', '--detach', 'main');
  repository.git('merge', '--quiet', '--no-ff', '--message', `Merge ${head}`, head);
  const merge = repository.head();
  repository.git('update-ref', `refs/pull/${number}/merge`, merge);
  repository.git('update-ref', `refs/pull/${number}/head`, head);
  scene.github?.pullRequest({ number, state: 'open', headSha: repository.git('rev-parse', head) });
  const result = await pullRequest(scene, 'synchronize', head, inputs, number);
  repository.git('switch', '--quiet', 'main');
  return { ...result, merge };
}

/** Runs an event of a pull request to `main` on what is checked out. */
export function pullRequest(
  scene: Scene,
  action: string,
  head: string,
  inputs: Record<string, string> = {},
  number = NUMBER,
): Promise<StepResult> {
  const pull = {
    number,
    head: { sha: head, ref: 'feature', repo: { full_name: 'octo-org/voice-agent' } },
    base: { sha: head, ref: 'main', repo: { full_name: 'octo-org/voice-agent' } },
  };
  return scene.run({ event: 'pull_request', payload: { action, number, pull_request: pull }, with: inputs });
}

/** A pull request is closed: the run has the base branch checked out, or what it was merged to. */
export function closed(
  scene: Scene,
  head: string,
  inputs: Record<string, string> = {},
  number = NUMBER,
): Promise<StepResult> {
  scene.github?.pullRequest({ number, state: 'closed' });
  return pullRequest(scene, 'closed', head, inputs, number);
}
