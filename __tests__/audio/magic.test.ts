import { expect, test } from '@jest/globals';
import { FILE_FORMATS } from '../../src/audio/magic.ts';

test('every format comes with a way out: a name that ffmpeg knows it by, or what to do', () => {
  for (const { name, extension, help } of FILE_FORMATS) {
    expect([name, extension ?? help]).toEqual([expect.stringMatching(/./), expect.stringMatching(/./)]);
  }
});

test('no format hides behind one that comes before it', () => {
  for (const [index, { at, magic, name }] of FILE_FORMATS.entries()) {
    const start = `${'\0'.repeat(at)}${magic}`;
    expect([name, FILE_FORMATS.findIndex((format) => start.startsWith(format.magic, format.at))]).toEqual([
      name,
      index,
    ]);
  }
});
