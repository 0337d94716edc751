import { expect, test } from '@jest/globals';
import { explainText } from '../../src/audio/other-text.ts';

const curl = /"curl --fail -o out.wav <address>"$/;
const decode = /"base64 -d in.txt > out.wav"$/;

test.each<[name: string, help: RegExp, start: string]>([
  ['an HTML page', curl, '\n<!DOCTYPE html><html>'],
  ['an HTML page', curl, '\xef\xbb\xbf<html lang="en">'],
  ['XML', curl, '<?xml version="1.0"?><Error><Code>AccessDenied</Code>'],
  ['XML', curl, '<Error><Code>NoSuchKey</Code></Error>'],
  ['JSON', curl, '{"error": "not found"}'],
  ['JSON', curl, '{\n  "message": "x"}'],
  ['JSON', curl, '[{"id": 1}]'],
  ['JSON', curl, '{}'],
  ['an HTTP response', curl, 'HTTP/1.1 404 Not Found'],
  ['a web address', curl, 'https://example.com/a.wav\n'],
  ['base64 text', decode, 'UklGRiQAAABXQVZFZm10IBAAAAAB'],
  ['base64 text', decode, `${'QUJD'.repeat(15)}\n`],
  [
    'base64 text \\(a data URL\\)',
    /"cut -d, -f2 in.txt \| base64 -d > out.wav"$/,
    'data:audio/wav;base64,UklGR',
  ],
  ['a Git conflict', /"git checkout --ours <file>" or "--theirs"/, '<<<<<<< HEAD\n'],
  ['a git-annex pointer', /"git annex get <file>"/, '/annex/objects/SHA256E-s1--ab.wav'],
  ['text \\(UTF-16\\)', /replace it with the recording itself/, '\xff\xfeh\0i\0'],
  ['text', /replace it with the recording itself/, 'see the shared drive'],
])('%s is named, and what to do', (name, help, start) => {
  expect(explainText(start)).toMatch(new RegExp(`^is not a WAV file: it starts like ${name}: `));
  expect(explainText(start)).toMatch(help);
});

test.each(['version https://git-lfs.github.com/spec/v1\noid', 'version https://hawser.github.com/spec/v1\n'])(
  'a Git LFS pointer: %j',
  (start) => {
    expect(explainText(start)).toMatch(/^is a Git LFS pointer, not audio: .*"git lfs pull".*"lfs: true"$/);
  },
);

test.each(['', '\0\0\x01\x02', '\x01\x42\x80\xff'])('bytes that are no text: %j', (start) => {
  expect(explainText(start)).toBeUndefined();
});
