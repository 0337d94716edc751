import type { Client } from '../../../src/polyai/client.ts';
import type { Result } from '../../../src/polyai/result.ts';
import type { Control } from './control.ts';
import { numberOf } from './git.ts';

/** Entry id → number of the audio that callers hear. */
export type Cache = Map<string, number>;

/** Told before anything changes. */
export interface Watcher {
  replacing(id: string, audio: number): void;
  deleting(id: string): void;
}

const TRIES = { count: 1, doubt: false, milliseconds: 1, correlationId: undefined };
const NOT_FOUND = { success: false, error_code: 'NOT_FOUND', error_message: 'no such entry' };

/** A cache in memory, as the code under test reaches it. */
export function openCache(cache: Cache, control: Control, watcher: Watcher): Client {
  /** Carries a write out, as well as the run's course lets it. */
  const write = (effect: () => Result): Promise<Result> =>
    control.pass(() => {
      const course = control.course.write?.() ?? 'done';
      if (course === 'refused' || course === 'not done in doubt') return failed(course !== 'refused');
      const result = effect();
      return course === 'done' ? result : failed(true);
    });
  const remove = (id: string) => {
    if (!cache.has(id)) return false;
    watcher.deleting(id);
    return cache.delete(id);
  };
  return {
    concurrency: 4,
    stopped: new AbortController().signal,
    api: {
      list: () =>
        control.pass(() =>
          response(200, { entries: [...cache.keys()].map((id) => ({ id })), totalCount: cache.size }),
        ),
      download: () => control.pass(() => response(404, NOT_FOUND)),
      read: () => control.pass(() => ({ result: response(404, NOT_FOUND), value: undefined })),
      async replace(id, _path, audio) {
        const number = numberOf(await audio());
        return write(() => {
          if (!cache.has(id)) return response(404, NOT_FOUND);
          watcher.replacing(id, number);
          cache.set(id, number);
          return response(204, '');
        });
      },
      delete: (id) => write(() => (remove(id) ? response(200, { success: true }) : response(404, NOT_FOUND))),
      bulkDelete: (ids) =>
        write(() => {
          const deleted = ids.filter(remove);
          return response(200, { deleted, failed: ids.filter((id) => !deleted.includes(id)) });
        }),
    },
  };
}

function response(status: number, body: unknown): Result {
  const bytes = Buffer.from(JSON.stringify(body));
  return { kind: 'response', response: { kind: 'response', status, headers: {}, body: bytes }, ...TRIES };
}

function failed(doubt: boolean): Result {
  return { kind: 'failed', reason: 'the model wants it so', status: 503, ...TRIES, doubt };
}
