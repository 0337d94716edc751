import { expect, test } from '@jest/globals';
import { explainNotWav } from '../../src/audio/other-formats.ts';

const explain = (start: string): string | undefined => explainNotWav(Buffer.from(start, 'latin1'));

test.each<[name: string, extension: string, start: string]>([
  ['an MP3 (ID3)', 'mp3', 'ID3\x04\0\0'],
  ['an MP3', 'mp3', '\xff\xfb\x90\x64'],
  ['AAC', 'aac', '\xff\xf1\x50\x80'],
  ['Ogg', 'ogg', 'OggS\0\x02'],
  ['FLAC', 'flac', 'fLaC\0\0'],
  ['M4A or MP4', 'm4a', '\0\0\0\x20ftypM4A '],
  ['AIFF', 'aiff', 'FORM\0\0\0\0AIFF'],
  ['CAF', 'caf', 'caff\0\x01'],
  ['AU', 'au', '.snd\0\0'],
  ['AMR', 'amr', '#!AMR\n'],
  ['WebM', 'webm', '\x1aE\xdf\xa3'],
  ['a big-endian WAV (RIFX)', 'wav', 'RIFX\0\0\0\0WAVE'],
  ['BW64', 'wav', 'BW64\xff\xff\xff\xffWAVE'],
])('%s is named, and how to convert it', (name, extension, start) => {
  const wayOut = `convert it to WAV, for example with "ffmpeg -i in.${extension} -ar 8000 -ac 1 out.wav"`;
  expect(explain(start)).toBe(`is not a WAV file: it starts like ${name}: ${wayOut}`);
});

test.each<[string, string]>([
  ['a gzip archive', '\x1f\x8b\x08'],
  ['a ZIP archive', 'PK\x03\x04'],
  ['an HTML page', '\n<!DOCTYPE html><html>'],
  ['an HTML page', '\xef\xbb\xbf<html lang="en">'],
])('%s is named', (name, start) => {
  expect(explain(start)).toBe(`is not a WAV file: it starts like ${name}`);
});

test.each<[string, string, string | undefined]>([
  ['a Git LFS pointer', 'version https://git-lfs.github.com/spec/v1\noid', 'is a Git LFS pointer, not audio'],
  ['an AVI film', 'RIFF\0\0\0\0AVI LIST', 'is not a WAV file: it is RIFF, but not WAVE'],
  ['the first bytes of a WAV', 'RIFF\0\0\0', 'is not a WAV file: it ends after 7 bytes'],
  ['some text', 'hello', 'is not a WAV file: it does not start with RIFF'],
  ['text in UTF-16', '\xff\xfeh\0', 'is not a WAV file: it does not start with RIFF'],
  ['a WAV', 'RIFF\0\0\0\0WAVE', undefined],
  ['an RF64', 'RF64\xff\xff\xff\xffWAVE', undefined],
])('%s', (_, start, reason) => {
  expect(explain(start)).toBe(reason);
});
