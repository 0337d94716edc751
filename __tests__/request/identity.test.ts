import { describe, expect, test } from '@jest/globals';
import type { AgentId, Region } from '../../src/lib/ids.ts';
import { resolveIdentity } from '../../src/request/identity.ts';

interface Said {
  readonly agent?: string;
  readonly region?: Region;
}

const said = ({ agent, region }: Said = {}) => ({ agentId: agent as AgentId | undefined, region });

function resolve(inputs?: Said, manifest?: Said, project?: Said) {
  const file = project?.agent
    ? { file: 'project.yaml', agentId: project.agent as AgentId, region: project.region }
    : undefined;
  const { identity, problems } = resolveIdentity(
    { ...said(inputs), apiUrl: undefined, manifest: 'audio/manifest.json' },
    said(manifest),
    file,
  );
  return {
    agent: identity.agentId,
    region: identity.region,
    problems: problems.map(({ message }) => message),
    files: problems.map((each) => each.file),
  };
}

describe('agent and region', () => {
  test.each<[string, Said | undefined, Said | undefined, Said | undefined, [string | undefined, Region]]>([
    ['nobody says', undefined, undefined, undefined, [undefined, 'us']],
    ['the inputs say', { agent: 'A', region: 'eu' }, undefined, undefined, ['A', 'eu']],
    ['the manifest says', undefined, { agent: 'A', region: 'uk' }, undefined, ['A', 'uk']],
    ['the project file says', undefined, undefined, { agent: 'A', region: 'studio' }, ['A', 'studio']],
    ['manifest and project file say one each', undefined, { region: 'eu' }, { agent: 'A' }, ['A', 'eu']],
    [
      'all three say alike',
      { agent: 'A' },
      { agent: 'A', region: 'eu' },
      { agent: 'A', region: 'eu' },
      ['A', 'eu'],
    ],
  ])('%s', (_what, inputs, manifest, project, [agent, region]) =>
    expect(resolve(inputs, manifest, project)).toMatchObject({ agent, region, problems: [] }),
  );

  test.each<[string, Said | undefined, Said | undefined, Said | undefined, RegExp]>([
    [
      'input and manifest',
      { agent: 'A' },
      { agent: 'B' },
      undefined,
      /^input "agent-id" is A, but the manifest is for B/,
    ],
    [
      'the regions of input and manifest',
      { region: 'us' },
      { region: 'eu' },
      undefined,
      /^input "region" is us, but the manifest says eu/,
    ],
    [
      'input and project file',
      { agent: 'A' },
      undefined,
      { agent: 'B' },
      /^input "agent-id" is A, but the project file says B/,
    ],
    [
      'the regions of input and project file',
      { region: 'us' },
      undefined,
      { agent: 'A', region: 'eu' },
      /^input "region" is us, but the project file says eu/,
    ],
    [
      'manifest and project file',
      undefined,
      { agent: 'A' },
      { agent: 'B' },
      /^the manifest "audio\/manifest\.json" has the agent A, but the project file says B/,
    ],
    [
      'the regions of manifest and project file',
      undefined,
      { region: 'uk' },
      { agent: 'A', region: 'eu' },
      /has the region uk, but the project file says eu/,
    ],
  ])('where %s differ, the run is blocked', (_what, inputs, manifest, project, told) => {
    const { problems, files } = resolve(inputs, manifest, project);
    expect(problems).toEqual([expect.stringMatching(told)]);
    expect(files).toEqual([project ? 'project.yaml' : 'audio/manifest.json']);
  });
});
