import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { sectionOf } from '../../scripts/changelog.ts';
import { parseManifest } from '../../src/manifest/read.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

function bash(script: string, env: Record<string, string>): Promise<{ code: number | null; stdout: string }> {
  return new Promise((resolve) => {
    const child = execFile('bash', ['-c', script], { env: { ...process.env, ...env } }, (_error, stdout) =>
      resolve({ code: child.exitCode, stdout }),
    );
  });
}

// Windows has no jq.
(process.platform === 'win32' ? test.skip : test)(
  'the command that empties the ids of a manifest makes one that the import can fill in',
  async () => {
    const [, printed = ''] =
      /```sh\n(jq .+) >audio\/preview\.json\n```/.exec(read('docs/many-agents.md')) ?? [];
    expect(printed).not.toBe('');
    const { code, stdout } = await bash(
      printed.replace('audio/', `${join(ROOT, 'examples/agents/audio')}/`),
      {},
    );
    expect(code).toBe(0);
    const production = JSON.parse(read('examples/agents/audio/production.json'));
    const made = JSON.parse(stdout);
    expect(made.agentId).toBe('PROJECT-HOTEL-PREVIEW');
    const parsed = await parseManifest(Buffer.from(stdout), 'preview.json', { allowUnknownIds: true });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    expect(parsed.toFind.map(({ name }) => name)).toEqual(Object.keys(production.entries));
  },
);

describe('the notes of a release', () => {
  const changelog =
    '# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-12-31\n\n### Fixed\n\n- A.\n\n## [1.2.2] - 2026-01-01\n\n- B.\n';

  test('are its section of the changelog', () => {
    expect(sectionOf('v1.2.3', '1.2.3', changelog)).toBe('### Fixed\n\n- A.');
  });

  test.each([
    ['v1.2', '1.2.3', 'the tag v1.2 is not of the form v1.2.3'],
    ['v1.2.4', '1.2.3', 'the tag is v1.2.4, but package.json says 1.2.3'],
    ['v1.3.0', '1.3.0', 'CHANGELOG.md has no section "## [1.3.0] - <date>"'],
    ['v1x2.3', '1x2.3', 'the tag v1x2.3 is not of the form v1.2.3'],
  ])('cannot be had for the tag %s and the version %s', (tag, version, told) => {
    expect(() => sectionOf(tag, version, changelog)).toThrow(told);
  });

  test('cannot be had where there is nothing to say', () => {
    expect(() =>
      sectionOf('v1.2.3', '1.2.3', '## [1.2.3] - 2026-12-31\n\n## [1.2.2] - 2026-01-01\n'),
    ).toThrow('the section of 1.2.3 in CHANGELOG.md is empty');
  });

  test('are there for the version of this repository, next to a section for what is not released', () => {
    const { version } = JSON.parse(read('package.json'));
    expect(sectionOf(`v${version}`, version, read('CHANGELOG.md'))).toMatch(/^- Sync on a push/m);
    expect(read('CHANGELOG.md')).toMatch(/^## \[Unreleased\]\n/m);
  });
});
