import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { renderLicences } from '../../scripts/licences.ts';

const DIST = join(import.meta.dirname, '..', '..', 'dist');

/** The bundler leaves a comment with the path where a module begins, or where another one is called. */
function packagesIn(bundle: string): string[] {
  return [...bundle.matchAll(/MODULE: \S*node_modules\/((?:@[^/\s]+\/)?[^/\s]+)/g)].map(
    ([, name = '']) => name,
  );
}

describe('dist/licenses.txt', () => {
  test('names every package that the bundle has code of, and no other, with its whole text', () => {
    const bundles = readdirSync(DIST).filter((name) => name.endsWith('.js'));
    const code = bundles.map((name) => readFileSync(join(DIST, name), 'utf8')).join('\n');
    const bundled = packagesIn(code);
    const sections = readFileSync(join(DIST, 'licenses.txt'), 'utf8').split(`\n${'-'.repeat(80)}\n\n`);
    const named = sections.map((section) => /^(\S+) \S+ \([^)]+\)\n\n/.exec(section)?.[1]);
    expect(named).toEqual(named.toSorted());
    expect(bundled.filter((name) => !named.includes(name))).toEqual([]);
    // Packages of the old module format have no such comment: then a function of theirs must be there.
    const unmarked = named.filter((name) => name !== undefined && !bundled.includes(name));
    expect(unmarked).toEqual(['tunnel']);
    expect(code).toContain('function TunnelingAgent(options)');
    for (const section of sections) {
      expect(section.length).toBeGreaterThan(500);
      expect(section).toMatch(/permission|license/i);
    }
  });
});

describe('the licences of a bundle', () => {
  const root = mkdtempSync(join(tmpdir(), 'licences-'));
  const install = (folder: string, version: string, files: Record<string, string>) => {
    mkdirSync(join(root, folder), { recursive: true });
    const name = folder.slice(folder.lastIndexOf('node_modules/') + 13);
    for (const [file, text] of Object.entries({
      'package.json': JSON.stringify({ name, version, license: 'MIT' }),
      ...files,
    }))
      writeFileSync(join(root, folder, file), text);
  };
  const modulesOf = (...files: string[]) => ({
    modules: files.map((file) => ({ nameForCondition: join(root, file) })),
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('stand in the order of names, once a version, with every file that bears on them', () => {
    install('node_modules/b', '1.0.0', { license: 'text of b\r\n', 'NOTICE.txt': 'notice of b' });
    install('node_modules/@s/a', '2.0.0', { 'LICENCE.md': '\ntext of a' });
    install('node_modules/b/node_modules/@s/a', '1.0.0', { LICENSE: 'older text of a' });
    const stats = {
      modules: [
        { modules: modulesOf('node_modules/b/x.js', 'node_modules/b/node_modules/@s/a/x.js').modules },
        ...modulesOf('node_modules/b/y.js', 'node_modules/@s/a/lib/x.js', 'lib/index.js').modules,
        { nameForCondition: null },
      ],
    };
    const line = '-'.repeat(80);
    expect(renderLicences(stats, root)).toBe(
      [
        `@s/a 1.0.0 (MIT)\n\nolder text of a\n\n${line}\n\n`,
        `@s/a 2.0.0 (MIT)\n\ntext of a\n\n${line}\n\n`,
        'b 1.0.0 (MIT)\n\nnotice of b\n\ntext of b\n',
      ].join(''),
    );
  });

  test('cannot be had where a package ships none: the build fails and names it', () => {
    install('node_modules/c', '3.0.0', {});
    expect(() => renderLicences(modulesOf('node_modules/c/x.js'), root)).toThrow(
      'c 3.0.0 (MIT) is bundled, but ships no licence text',
    );
  });
});
