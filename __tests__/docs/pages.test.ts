import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { fillRegions } from '../../scripts/regions.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const list = (folder: string, ext: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith(ext));
const PAGES = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'emulator/README.md'],
  ...list('docs', '.md'),
];
const withoutCode = (page: string) => page.replaceAll(/^( *)```[\s\S]*?^\1```/gm, '');
const packageJson = JSON.parse(read('package.json'));

/** The anchor that GitHub gives a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

function anchorsOf(path: string): string[] {
  return [...withoutCode(read(path)).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
}

/** Links within the repository, as `path` and `#anchor`. */
function linksOf(path: string): [target: string, anchor: string][] {
  return [...withoutCode(read(path)).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^https?:|^\.\.\/\.\.\/issues/.test(link))
    .map((link) => {
      const [target = '', anchor = ''] = link.split('#');
      return [target === '' ? path : join(dirname(path), target), anchor];
    });
}

describe.each(PAGES)('%s', (path) => {
  test('links to files and headings that are there', () => {
    const broken = linksOf(path)
      .filter(([target]) => !target.endsWith('.png'))
      .filter(
        ([target, anchor]) =>
          !existsSync(join(ROOT, target)) || (anchor !== '' && !anchorsOf(target).includes(anchor)),
      );
    expect(broken).toEqual([]);
  });

  test('names files of this repository that are there', () => {
    const named = [
      ...read(path).matchAll(/`((?:src|scripts|schema|contract|examples|__tests__)\/[\w./-]+)`/g),
    ];
    expect(named.map(([, name = '']) => name).filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  });

  test('names scripts of package.json only', () => {
    const named = [...read(path).matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in packageJson.scripts))).toEqual([]);
  });
});

test('the pictures are there, and one of them is in the README', () => {
  const picturesOf = (path: string) =>
    linksOf(path)
      .map(([target]) => target)
      .filter((target) => target.endsWith('.png'));
  expect(picturesOf('README.md')).toHaveLength(1);
  expect(PAGES.flatMap(picturesOf).filter((target) => !existsSync(join(ROOT, target)))).toEqual([]);
});

test('the README has at most 1,300 words, examples included', () => {
  expect(read('README.md').split(/\s+/).length).toBeLessThanOrEqual(1_300);
});

test('the owner is the only placeholder of pages and examples, and its page says what to put there', () => {
  const texts = [...PAGES, ...list('examples/workflows', '.yml')].map(read).join('\n');
  expect(texts.match(/\b(?:TODO|FIXME|TBD|changeme)\b/gi)).toBeNull();
  expect(read('README.md')).toContain('(docs/recipes.md#owner-and-pin)');
  expect(read('docs/recipes.md')).toMatch(/`your-org` stands for/);
});

describe('generated parts', () => {
  test('are fresh', () => {
    execFileSync(process.execPath, [join(ROOT, 'scripts', 'docs.ts'), '--check'], {
      cwd: ROOT,
      stdio: 'pipe',
    });
  });

  test('replace what stands between the markers, with its indentation, and nothing else', () => {
    const page = 'a\n<!-- x -->\nold\n<!-- /x -->\n  <!-- y -->\n  <!-- /y -->\nb\n';
    expect(fillRegions(page, (name) => `new ${name}\n`)).toBe(
      'a\n<!-- x -->\nnew x\n<!-- /x -->\n  <!-- y -->\n  new y\n  <!-- /y -->\nb\n',
    );
    expect(() => fillRegions('<!-- x -->\n', () => '')).toThrow('1 regions begin, but 0 end');
  });

  test('show every example', () => {
    const shown = PAGES.flatMap((path) => [...read(path).matchAll(/^ *<!-- (examples\/\S+) -->$/gm)]).map(
      ([, name]) => name,
    );
    expect(shown.toSorted()).toEqual(list('examples/workflows', '.yml').toSorted());
    const tests = list('__tests__/examples', '.test.ts').map(read).join('');
    const played = [...tests.matchAll(/playExample\(\s*'([^']+)'/g)].map(
      ([, name]) => `examples/workflows/${name}`,
    );
    expect([...new Set(played)].toSorted()).toEqual(shown.toSorted());
  });
});

test('each threat in SECURITY.md names tests that exist', () => {
  const tests = list('__tests__', '.test.ts').map(read).join('');
  const rows = [...read('SECURITY.md').matchAll(/^\| [^|]+ \| [^|]+ \| (`[^|]+) \|$/gm)].map(
    ([, cell = '']) => cell,
  );
  const names = rows.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
  expect(rows.length).toBeGreaterThan(10);
  expect(names.filter((name) => !tests.includes(name))).toEqual([]);
});
