import type { Outcome } from '../../src/plan/outcome.ts';
import type { Played } from './play.ts';
import type { Script } from './scripts.ts';

/** Everything in which a run's claims differ from what the server holds and saw; empty if all is true. */
export function untruths(script: Script, played: Played): string[] {
  return [
    ...played.settledTwice.map((id) => `${id} has two outcomes`),
    ...[...script.replace, ...script.remove].flatMap((id) => untruthsOf(id, played)),
    ...touchedOthers(script, played),
    ...orderBroken(played),
    ...tooManyRequests(script, played),
    ...(played.begunAfterCancel > 0
      ? [`${played.begunAfterCancel} requests were begun after the cancel`]
      : []),
  ];
}

function untruthsOf(id: string, { run, before, after, wanted }: Played): string[] {
  const outcome = [...run.outcomes.values()].find(({ change }) => change.id === id);
  if (!outcome) return [`${id} has no outcome`];
  const now = after[id];
  const target = wanted[id];
  const fits = {
    done: now === target,
    untouched: now === before[id],
    either: now === target || now === before[id],
    absent: now === undefined && before[id] === undefined,
  }[promiseOf(outcome)];
  const held = now === undefined ? 'nothing' : now === target ? 'the new audio' : 'the old audio';
  return fits ? [] : [`${id} is said to be ${JSON.stringify(outcome)}, but the server holds ${held}`];
}

/** What an outcome says of the cache. For a deletion, what is wanted is nothing. */
function promiseOf(outcome: Outcome): 'done' | 'untouched' | 'either' | 'absent' {
  switch (outcome.kind) {
    case 'replaced':
    case 'deleted':
      return 'done';
    case 'skipped':
      return 'untouched';
    case 'failed':
      return PROMISES[outcome.certainty];
  }
}

const PROMISES = { 'not done': 'untouched', unknown: 'either', 'not on agent': 'absent' } as const;

function touchedOthers(script: Script, { before, after }: Played): string[] {
  const planned = new Set([...script.replace, ...script.remove]);
  const others = new Set([...Object.keys(before), ...Object.keys(after)].filter((id) => !planned.has(id)));
  return [...others].filter((id) => before[id] !== after[id]).map((id) => `${id} was touched`);
}

function orderBroken({ run, requests }: Played): string[] {
  const isDelete = (method: string) => method === 'DELETE' || method === 'POST';
  const deletes = requests.filter(({ method }) => isDelete(method));
  const replaces = requests.filter(({ method }) => method === 'PATCH');
  const doubtful = [...run.outcomes.values()].some(
    (outcome) => outcome.change.kind === 'replace' && !['done', 'absent'].includes(promiseOf(outcome)),
  );
  const early = deletes.some((one) => replaces.some((other) => other.number > one.number));
  return [
    ...(doubtful && deletes.length > 0 ? ['something was deleted, though a replacement is not certain'] : []),
    ...(early ? ['something was deleted before the last replacement'] : []),
    ...(run.end === 'blocked' && requests.some(({ method }) => method !== 'GET')
      ? ['a blocked run wrote']
      : []),
  ];
}

/** Tries in an outage are not counted, but an outage has an end. */
const MAX_PROBES = 25;

function tooManyRequests({ remove, maxAttempts }: Script, { requests }: Played): string[] {
  const counts = Map.groupBy(requests, ({ method, path }) => `${method} ${path}`);
  const bulks = remove.length > 1 ? Math.ceil(remove.length / 20) : 0;
  return [...counts].flatMap(([call, { length }]) => {
    const calls = call.includes('bulk-delete') ? bulks : call.includes('limit=') ? 2 : 1;
    return length > calls * maxAttempts + MAX_PROBES ? [`${length} times ${call}`] : [];
  });
}
