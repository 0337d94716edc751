import { describe, expect, test } from '@jest/globals';
import { parsePage } from '../../src/polyai/listing-page.ts';

const parse = (value: unknown) => parsePage(Buffer.from(JSON.stringify(value)));

const CAMEL = {
  id: '1042',
  transcript: 'hello',
  cachedAt: '2026-01-02T03:04:05Z',
  hitCount: 7,
  duration: 1.5,
  regenerated: true,
  provider: 'p',
  providerVoiceId: 'v',
  imported: false,
  audioFilename: 'a.wav',
  languageCode: 'en-US',
};
const SNAKE = {
  id: 1042,
  transcript: 'hello',
  cached_at: '2026-01-02T03:04:05Z',
  hit_count: 7,
  duration: 1.5,
  regenerated: true,
  provider: 'p',
  provider_voice_id: 'v',
  imported: false,
  audio_filename: 'a.wav',
  language_code: 'en-US',
};
const { duration, ...same } = CAMEL;
const READ = { ...same, durationSeconds: duration };

describe('a page of the listing', () => {
  test.each<[string, unknown]>([
    ['as the document spells it', { entries: [CAMEL], totalCount: 9 }],
    ['as the command line tool spells it, ids as numbers', { entries: [SNAKE], total_count: 9 }],
    ['spelled both ways at once', { entries: [{ ...SNAKE, ...CAMEL }], totalCount: 9, total_count: 1 }],
    ['with more than is known', { entries: [{ ...CAMEL, voice: { id: 1 } }], totalCount: 9, next: null }],
  ])('%s is read', (_title, page) => {
    expect(parse(page)).toEqual({ total: 9, entries: [READ] });
  });

  test('needs no more than ids: what is missing or of another type is left out', () => {
    const odd = {
      id: '1',
      transcript: '',
      hitCount: '7',
      duration: null,
      imported: 'yes',
      audioFilename: null,
    };
    const page = parse({ entries: [{ id: '1' }, odd], totalCount: 2 });
    expect(page?.entries.map((entry) => JSON.parse(JSON.stringify(entry)))).toEqual([
      { id: '1' },
      { id: '1' },
    ]);
  });

  test.each<[string, unknown]>([
    ['no object', []],
    ['no entries', { totalCount: 0 }],
    ['no count', { entries: [] }],
    ['a negative count', { entries: [], totalCount: -1 }],
    ['half a count', { entries: [], total_count: 0.5 }],
    ['a count in text', { entries: [], totalCount: '0' }],
    ['an entry without an id', { entries: [{}], totalCount: 1 }],
    ['an entry that is none', { entries: [null], totalCount: 1 }],
    ['an id that is no whole number', { entries: [{ id: 1.5 }], totalCount: 1 }],
    ['an id too large to be exact', { entries: [{ id: 2 ** 53 }], totalCount: 1 }],
  ])('with %s is none', (_title, page) => {
    expect(parse(page)).toBeUndefined();
  });

  test('that is no JSON is none', () => {
    expect(parsePage(Buffer.from('<html>'))).toBeUndefined();
  });
});
