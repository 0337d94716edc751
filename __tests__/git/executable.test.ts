import { describe, expect, test } from '@jest/globals';
import { findGit } from '../../src/git/executable.ts';

/** Finds Git on a machine that has it in these places. */
function find(platform: NodeJS.Platform, variables: Record<string, string>, ...places: string[]) {
  const workspace = platform === 'win32' ? 'D:\\a\\repo' : '/repo';
  return findGit(variables, platform, (path) => places.includes(path), workspace);
}

describe('Git', () => {
  test('is the first one on PATH', () => {
    expect(find('linux', { PATH: '/a:/b:/c' }, '/c/git', '/b/git')).toBe('/b/git');
  });

  test.each([
    ['the working directory', '.:/usr/bin'],
    ['a folder in it', 'bin:/usr/bin'],
    ['no folder, which means it', ':/usr/bin'],
    ['a parent of it', '..:/usr/bin'],
    ['the working directory, by its absolute path', '/repo:/repo/:/usr/bin'],
  ])('is not looked for in %s', (_title, path) => {
    const places = ['git', './git', 'bin/git', '../git', '/git', '/repo/git', '/usr/bin/git'];
    expect(find('linux', { PATH: path }, ...places)).toBe('/usr/bin/git');
  });

  const windows = 'C:\\Program Files\\Git\\cmd\\git.exe';
  test.each([
    ['on a PATH in any case', { Path: 'C:\\Windows;C:\\Program Files\\Git\\cmd' }],
    ['in quotes', { PATH: '"C:\\Program Files\\Git\\cmd"' }],
    ['not in the working directory', { PATH: '.;;bin;\\bin;D:;d:\\a\\repo;C:\\Program Files\\Git\\cmd' }],
  ])('on Windows is found %s', (_title, variables) => {
    const planted = [
      'git.exe',
      '.\\git.exe',
      'bin\\git.exe',
      '\\bin\\git.exe',
      'D:git.exe',
      'd:\\a\\repo\\git.exe',
    ];
    expect(find('win32', variables, windows, ...planted)).toBe(windows);
  });

  test('on Windows may be on a server', () => {
    expect(find('win32', { PATH: '\\\\tools\\share\\git' }, '\\\\tools\\share\\git\\git.exe')).toBe(
      '\\\\tools\\share\\git\\git.exe',
    );
  });

  test.each([{ PATH: '/usr/bin' }, {}])('that is nowhere (%j) has to be installed', (variables) => {
    expect(() => find('linux', variables)).toThrow(
      /Git is not installed.*apt-get install -y git.*apk add git/,
    );
  });

  test('of this machine is found', () => {
    expect(findGit(process.env)).toMatch(/git(?:\.exe)?$/);
  });

  test('is no folder and nothing that cannot be run', () => {
    expect(() => findGit({ PATH: import.meta.dirname })).toThrow(/Git is not installed/);
  });
});
