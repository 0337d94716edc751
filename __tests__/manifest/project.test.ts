import { describe, expect, test } from '@jest/globals';
import { parseProject } from '../../src/manifest/project.ts';

const parse = (text: string) => parseProject(Buffer.from(text), 'project.yaml');

describe('a project file', () => {
  test.each([
    ['us-1', 'us'],
    ['euw-1', 'eu'],
    ['uk-1', 'uk'],
    ['studio', 'studio'],
  ])('in %s is in the region %s', (name, region) => {
    expect(parse(`project_id: PROJECT-1\naccount_id: acme\nregion: ${name}\n`)).toEqual({
      ok: true,
      project: { file: 'project.yaml', agentId: 'PROJECT-1', region },
    });
  });

  test.each([
    ['no region', 'project_id: "PROJECT-1"\n'],
    ['an empty region', 'project_id: PROJECT-1\nregion:\n'],
  ])('with %s names the agent alone', (_what, text) =>
    expect(parse(text)).toMatchObject({ ok: true, project: { agentId: 'PROJECT-1', region: undefined } }),
  );

  test("may have keys that are the kit's own business", () => {
    expect(parse('project_id: A\nlanguages: [en, de]\nnested: { project_id: B }\n')).toMatchObject({
      project: { agentId: 'A' },
    });
  });

  test.each<[string, string, object]>([
    ['is empty', '', { message: expect.stringMatching(/has no "project_id"/), line: 1 }],
    ['is a list', '- project_id: A\n', { message: expect.stringMatching(/has no "project_id"/) }],
    [
      'names no project',
      'account_id: acme\nregion: us-1\n',
      { message: expect.stringMatching(/has no "project_id"/) },
    ],
    [
      'names a bad one',
      'account_id: a\nproject_id: "a b"\n',
      { message: '"project_id" is "a b": write the project id from Agent Studio', line: 2, column: 13 },
    ],
    [
      'names a list of them',
      'project_id: [A]\n',
      { message: expect.stringMatching(/^"project_id" is not plain text/), line: 1 },
    ],
    [
      'names our own word for the region',
      'project_id: A\nregion: us\n',
      { message: '"region" is "us": write one of us-1, euw-1, uk-1, studio', line: 2, column: 9 },
    ],
    [
      'is not YAML',
      'project_id: A\nregion: [us-1\n',
      { message: expect.stringMatching(/^the project file is not valid YAML: /), line: 3 },
    ],
    [
      'names two',
      'project_id: A\nproject_id: B\n',
      { message: expect.stringMatching(/not valid YAML.*unique/), line: 2 },
    ],
    ['is binary', '\0\u0001\uffff', { file: 'project.yaml' }],
  ])('that %s is refused', (_what, text, problem) => {
    const parsed = parse(text);
    expect(parsed).toMatchObject({ ok: false, problems: [{ file: 'project.yaml', ...problem }] });
  });

  test('that nests without end is refused, not followed', () => {
    expect(parse(`project_id: ${'['.repeat(60_000)}`)).toMatchObject({ ok: false });
  });
});
