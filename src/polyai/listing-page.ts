import { isRecord, parseJson } from '../lib/json.ts';
import { isCount, parseId } from './entry-id.ts';

/** What PolyAI lists about an entry. Only the id is certain: fields that are missing or of another type are undefined. */
export interface EntryDetails {
  readonly id: string;
  readonly transcript: string | undefined;
  readonly hitCount: number | undefined;
  /** Of the audio that callers hear now. */
  readonly durationSeconds: number | undefined;
  readonly languageCode: string | undefined;
  /** ISO 8601 */
  readonly cachedAt?: string | undefined;
  readonly regenerated?: boolean | undefined;
  readonly imported?: boolean | undefined;
  readonly provider?: string | undefined;
  readonly providerVoiceId?: string | undefined;
  readonly audioFilename?: string | undefined;
}

/** A part of the cache's list, and how many entries there are in all. */
export interface Page {
  readonly total: number;
  readonly entries: readonly EntryDetails[];
}

/** Reads a page; undefined for anything that is none. What is not known is ignored. */
export function parsePage(body: Buffer): Page | undefined {
  const json = parseJson(body);
  if (!isRecord(json) || !Array.isArray(json['entries'])) return undefined;
  const total = fieldOf(json, 'totalCount');
  const entries = json['entries'].map(parseDetails);
  return isCount(total) && entries.every((entry) => entry !== undefined) ? { total, entries } : undefined;
}

function parseDetails(value: unknown): EntryDetails | undefined {
  const id = isRecord(value) ? parseId(value['id']) : undefined;
  if (!isRecord(value) || id === undefined) return undefined;
  const field = <Value>(name: string, fits: (found: unknown) => found is Value) => {
    const found = fieldOf(value, name);
    return fits(found) ? found : undefined;
  };
  return {
    id,
    transcript: field('transcript', isText),
    hitCount: field('hitCount', isNumber),
    durationSeconds: field('duration', isNumber),
    languageCode: field('languageCode', isText),
    cachedAt: field('cachedAt', isText),
    regenerated: field('regenerated', isFlag),
    imported: field('imported', isFlag),
    provider: field('provider', isText),
    providerVoiceId: field('providerVoiceId', isText),
    audioFilename: field('audioFilename', isText),
  };
}

/** PolyAI's document says `hitCount`; its own command line tool reads `hit_count` from the same call. Either is taken. */
function fieldOf(record: Record<string, unknown>, name: string): unknown {
  return record[name] ?? record[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
