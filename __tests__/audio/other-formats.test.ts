import { expect, test } from '@jest/globals';
import { explainNotWav } from '../../src/audio/other-formats.ts';
import { chunk, fmt, wave } from './build-wav.ts';

const explain = (start: string): string | undefined => explainNotWav(Buffer.from(start, 'latin1'));
/** A tag of 20 bytes in all, as ID3v2 has it. */
const ID3 = `ID3\x04\0\0\0\0\0\x0a${'\0'.repeat(10)}`;

test.each<[name: string, extension: string, start: string]>([
  ['an MP3 (ID3)', 'mp3', 'ID3\x04\0\0'],
  ['an MP3 (ID3)', 'mp3', `${ID3}\xff\xfb\x90\x64`],
  ['FLAC (ID3)', 'flac', `${ID3}fLaC`],
  ['AAC (ADTS) (ID3)', 'aac', `${ID3}\xff\xf1\x50\x80`],
  ['an MP3', 'mp3', '\xff\xfb\x90\x64'],
  ['MP2', 'mp2', '\xff\xfd\x90\x64'],
  ['AAC (ADTS)', 'aac', '\xff\xf1\x50\x80'],
  ['AAC (ADIF)', 'aac', 'ADIF'],
  ['Wave64', 'w64', 'riff\x2e\x91\xcf\x11\xa5\xd6\x28\xdb\x04\xc1\0\0'],
  ['WMA (ASF)', 'wma', '\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9'],
  ['Ogg', 'ogg', 'OggS\0\x02'],
  ['FLAC', 'flac', 'fLaC\0\0'],
  ['M4A or MP4', 'm4a', '\0\0\0\x20ftypM4A '],
  ['3GP', '3gp', '\0\0\0\x20ftyp3gp4'],
  ['QuickTime', 'mov', '\0\0\0\x14ftypqt  '],
  ['AIFF', 'aiff', 'FORM\0\0\0\0AIFF'],
  ['CAF', 'caf', 'caff\0\x01'],
  ['AU', 'au', '.snd\0\0'],
  ['AMR', 'amr', '#!AMR\n'],
  ['WebM', 'webm', '\x1aE\xdf\xa3'],
  ['WavPack', 'wv', 'wvpk'],
  ['NIST SPHERE', 'sph', 'NIST_1A\n   1024\n'],
  ['VOC', 'voc', 'Creative Voice File\x1a'],
  ['AVI video', 'avi', 'RIFF\0\0\0\0AVI LIST'],
  ['a big-endian WAV (RIFX)', 'wav', 'RIFX\0\0\0\0WAVE'],
])('%s is named, and how to convert it', (name, extension, start) => {
  const help = `convert it to WAV, for example with "ffmpeg -i in.${extension} -ar 8000 -ac 1 -c:a pcm_s16le out.wav"`;
  expect(explain(start)).toBe(`is not a WAV file: it starts like ${name}: ${help}`);
});

test.each<[name: string, help: RegExp, start: string]>([
  ['a gzip archive', /"gunzip < in.gz > out.wav"$/, '\x1f\x8b\x08'],
  ['a ZIP archive', /"unzip in.zip"$/, 'PK\x03\x04'],
  ['a 7-Zip archive', /"7z x in.7z"$/, "7z\xbc\xaf'\x1c"],
  ['MIDI', /record it as a WAV file$/, 'MThd\0\0\0\x06'],
  ['a PDF', /replace it with the recording itself$/, '%PDF-1.7'],
  ['nothing but zero bytes', /copy it again$/, '\0'.repeat(500)],
])('%s is named, and what to do', (name, help, start) => {
  expect(explain(start)).toMatch(new RegExp(`^is not a WAV file: it starts like ${name}: `));
  expect(explain(start)).toMatch(help);
});

test.each<[string, string, RegExp | undefined]>([
  ['nothing', '', /^is empty$/],
  ['a film of another kind', 'RIFF\0\0\0\0WEBP', /^is not a WAV file: it is RIFF but not WAVE/],
  ['the first bytes of a WAV', 'RIFF\0\0\0', /^is not a WAV file: it ends after 7 bytes/],
  [
    'raw audio',
    '\x01\0\x42\0\x80\xff\x03\x01',
    /does not start with RIFF; .*"ffmpeg -f s16le -ar 8000 -ac 1 -i in.wav -c:a/,
  ],
  ['some text', 'hello', /^is not a WAV file: it starts like text: replace it with the recording/],
  ['a WAV', 'RIFF\0\0\0\0WAVE', undefined],
  ['an RF64', 'RF64\xff\xff\xff\xffWAVE', undefined],
  ['a BW64', 'BW64\xff\xff\xff\xffWAVE', undefined],
])('%s', (_title, start, reason) => {
  if (reason) expect(explain(start)).toMatch(reason);
  else expect(explain(start)).toBeUndefined();
});

test.each<[string, string, number]>([
  ['an ID3 tag', ID3, 20],
  ['something else', '\xef\xbb\xbf', 3],
  ['something else', 'HTTP/1.1 200 OK\r\n\r\n', 19],
])('%s before a WAV is no MP3: it says how to take it away', (what, before, bytes) => {
  const wav = wave(fmt(), chunk('data', Buffer.alloc(10)));
  expect(explain(before + wav.toString('latin1'))).toBe(
    `has ${what} before its RIFF header, which begins at byte ${bytes}: remove it with "tail -c +${bytes + 1} in.wav > out.wav"`,
  );
});
