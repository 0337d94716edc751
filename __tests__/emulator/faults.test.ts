import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { type Exchange, type Fault, makeWav } from '../../emulator/polyai.ts';
import {
  AGENT,
  CACHE,
  type Emulated,
  emulated,
  jsonOf,
  replacing,
  sendingJson,
} from '../support/emulated.ts';

const WAV = new Uint8Array(makeWav(0.5, 700));
const ids = (emulator: Emulated) => emulator.entries(AGENT).map(({ id }) => id);
const remove = (emulator: Emulated, id = '1') => emulator.call('DELETE', `${CACHE}/${id}`);
const bulk = (emulator: Emulated, ...asked: string[]) =>
  emulator.call('POST', `${CACHE}/bulk-delete`, sendingJson({ ids: asked }));
const codeOf = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => undefined,
    (reason) => reason,
  );
  return error?.cause?.code ?? error?.code ?? error?.name;
};

async function scripted(...faults: Fault[]): Promise<Emulated> {
  const emulator = await emulated();
  for (const fault of faults) emulator.fault(fault);
  return emulator;
}

describe('a bad status', () => {
  test.each<[string, Fault, { status: number; type: string | null; body: RegExp }]>([
    [
      'in the documented shape',
      { status: 503 },
      { status: 503, type: 'application/json', body: /"SCRIPTED_FAULT"/ },
    ],
    [
      'with JSON',
      { status: 500, body: { a: 1 } },
      { status: 500, type: 'application/json', body: /^\{"a":1\}$/ },
    ],
    ['with HTML', { status: 502, body: '<h1>Bad' }, { status: 502, type: 'text/html', body: /^<h1>Bad$/ }],
    ['with text', { status: 400, body: 'no' }, { status: 400, type: 'text/plain', body: /^no$/ }],
    ['with null', { status: 200, body: null }, { status: 200, type: 'application/json', body: /^null$/ }],
    ['that is none', { status: 200 }, { status: 200, type: null, body: /^$/ }],
    ['without a body', { status: 204, body: 'x' }, { status: 204, type: null, body: /^$/ }],
    [
      'with a type of its own',
      { status: 500, body: 'x', headers: { 'Content-Type': 'text/css' } },
      { status: 500, type: 'text/css', body: /^x$/ },
    ],
  ])('%s', async (_, fault, { status, type, body }) => {
    const emulator = await scripted(fault);
    const response = await remove(emulator);
    expect([response.status, response.headers.get('content-type')]).toEqual([status, type]);
    expect(await response.text()).toMatch(body);
    expect(ids(emulator)).toEqual(['1', '2', '3']);
  });

  test('can come although the work is done', async () => {
    const emulator = await scripted({ status: 500, performed: true });
    expect((await remove(emulator)).status).toBe(500);
    expect(ids(emulator)).toEqual(['2', '3']);
  });

  test('can have headers, its own correlation id too', async () => {
    const headers = {
      'Retry-After': '7',
      'X-PolyAI-Correlation-Id': 'gateway',
      Location: 'http://127.0.0.1:1/',
    };
    const emulator = await scripted({ status: 302, headers });
    const response = await remove(emulator);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(response.headers.get('x-polyai-correlation-id')).toBe('gateway');
    expect(response.headers.get('location')).toBe('http://127.0.0.1:1/');
  });
});

describe('a broken connection', () => {
  test.each<['before' | 'after', string[]]>([
    ['before', ['1', '2', '3']],
    ['after', ['2', '3']],
  ])('reset %s the work', async (reset, left) => {
    const emulator = await scripted({ reset });
    expect(await codeOf(remove(emulator))).toBe('ECONNRESET');
    expect(ids(emulator)).toEqual(left);
    expect(emulator.requests).toMatchObject([
      { outcome: 'reset', faulted: true, endedAt: expect.any(Number) },
    ]);
  });

  test.each<[string, true | number]>([
    ['half of it', true],
    ['nothing of it', 0],
    ['some of it', 5],
    ['all of it, though more was promised', 100_000],
  ])('a body cut short: %s', async (_, truncate) => {
    const emulator = await scripted({ truncate });
    const response = await emulator.call('GET', `${CACHE}/1/file`);
    expect(response.status).toBe(200);
    expect(await codeOf(response.arrayBuffer())).toBe('UND_ERR_SOCKET');
    expect(emulator.requests).toMatchObject([{ outcome: 200, faulted: true }]);
  });

  test('a cut-off answer to a delete: the entry is gone', async () => {
    const emulator = await scripted({ truncate: true });
    expect(await codeOf((await remove(emulator)).json())).toBe('UND_ERR_SOCKET');
    expect(ids(emulator)).toEqual(['2', '3']);
  });

  test('an answer without a body is cut in its head', async () => {
    const emulator = await scripted({ truncate: true });
    const error = await codeOf(emulator.call('PATCH', `${CACHE}/1/file`, replacing(WAV)));
    expect(error).toBe('UND_ERR_SOCKET');
    expect(emulator.entries(AGENT)[0]?.audio).toEqual(Buffer.from(WAV));
  });

  test.each<[string, boolean, string[]]>([
    ['nothing done', false, ['1', '2', '3']],
    ['the work done', true, ['2', '3']],
  ])('no answer, %s', async (_, performed, left) => {
    const emulator = await scripted({ hang: true, performed });
    const signal = AbortSignal.timeout(60);
    expect(await codeOf(emulator.call('DELETE', `${CACHE}/1`, { signal }))).toBe(23);
    expect(ids(emulator)).toEqual(left);
    await until(() => emulator.requests[0]?.endedAt !== undefined);
    expect(emulator.requests[0]).toMatchObject({ outcome: 'hung', faulted: true });
  });
});

describe('a bulk delete', () => {
  test('fails for some', async () => {
    const emulator = await scripted({ bulkFailed: ['2', '9'] });
    await remove(emulator, '3');
    expect(await (await bulk(emulator, '1', '2')).json()).toEqual({ deleted: ['1'], failed: ['2'] });
    expect(ids(emulator)).toEqual(['2']);
  });

  test.each<[string, Fault, unknown, string[]]>([
    [
      'nothing',
      { bulkAnswer: { deleted: ['1', '2'], failed: [] } },
      { deleted: ['1', '2'], failed: [] },
      ['1', '2', '3'],
    ],
    ['all', { bulkAnswer: 'ok', performed: true }, 'ok', ['3']],
    ['some', { bulkAnswer: { deleted: [] }, performed: ['2', '3'] }, { deleted: [] }, ['1']],
    ['nothing, again', { bulkAnswer: null, performed: false }, null, ['1', '2', '3']],
  ])('gives a literal answer and does %s', async (_, fault, answer, left) => {
    const emulator = await scripted(fault);
    const response = await bulk(emulator, '1', '2');
    expect([response.status, await jsonOf(response)]).toEqual([200, answer]);
    expect(ids(emulator)).toEqual(left);
  });
});

describe('which requests', () => {
  test.each<[string, Fault, number[]]>([
    ['any one', { status: 500 }, [500, 200, 200, 404]],
    ['by method', { status: 500, method: 'get' }, [200, 500, 200, 404]],
    ['by route', { status: 500, route: 'download' }, [200, 200, 500, 404]],
    ['by entry', { status: 500, entryId: '2' }, [200, 200, 500, 404]],
    ['two of them', { status: 500, times: 2 }, [500, 500, 200, 404]],
    ['all of them', { status: 500, times: 'always' }, [500, 500, 500, 500]],
    ['from the third', { status: 500, skip: 2, times: 'always' }, [200, 200, 500, 500]],
    ['the second of an entry', { status: 500, entryId: '1', skip: 1 }, [200, 200, 200, 500]],
    ['none', { status: 500, method: 'DELETE', route: 'list' }, [200, 200, 200, 404]],
  ])('%s', async (_, fault, statuses) => {
    const emulator = await scripted(fault);
    const seen = [];
    seen.push((await emulator.call('DELETE', `${CACHE}/1`)).status);
    seen.push((await emulator.call('GET', CACHE)).status);
    seen.push((await emulator.call('GET', `${CACHE}/2/file`)).status);
    seen.push((await emulator.call('DELETE', `${CACHE}/1`)).status);
    expect(seen).toEqual(statuses);
    expect(emulator.requests.map(({ faulted }) => faulted)).toEqual(statuses.map((status) => status === 500));
  });

  test('go to the first fault that is ready', async () => {
    const emulator = await scripted(
      { status: 500, skip: 1 },
      { status: 501 },
      { status: 502, times: 'always' },
    );
    const seen = [];
    for (const _ of [1, 2, 3]) seen.push((await emulator.call('GET', CACHE)).status);
    expect(seen).toEqual([501, 500, 502]);
    emulator.clearFaults();
    expect((await emulator.call('GET', CACHE)).status).toBe(200);
  });
});

describe('a delay', () => {
  test('is waited out before anything takes place', async () => {
    const emulator = await scripted({ delayMs: 60 });
    const answer = remove(emulator);
    await until(() => emulator.requests.length === 1);
    expect(ids(emulator)).toEqual(['1', '2', '3']);
    expect((await answer).status).toBe(200);
    const [record] = emulator.requests;
    expect((record?.endedAt ?? 0) - (record?.startedAt ?? 0)).toBeGreaterThanOrEqual(59);
    expect(record?.faulted).toBe(true);
  });

  test('goes with another fault', async () => {
    const started = Date.now();
    const emulator = await scripted({ delayMs: 60, status: 500 });
    expect((await remove(emulator)).status).toBe(500);
    expect(Date.now() - started).toBeGreaterThanOrEqual(58);
  });

  test('outlived by nobody: the work is done for a caller that is gone', async () => {
    const emulator = await scripted({ delayMs: 80 });
    const signal = AbortSignal.timeout(20);
    await expect(emulator.call('DELETE', `${CACHE}/1`, { signal })).rejects.toThrow();
    await until(() => ids(emulator).length === 2);
    expect(emulator.requests[0]?.outcome).toBe('aborted');
  });

  test('latency is for every call', async () => {
    const emulator = await emulated({ latencyMs: 40 });
    const started = Date.now();
    const answers = await Promise.all([1, 2, 3].map(() => emulator.call('GET', CACHE)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(Date.now() - started).toBeGreaterThanOrEqual(38);
    expect(emulator.requests.every(({ faulted }) => !faulted)).toBe(true);
  });
});

test('more requests than allowed get 429, and pass after the time that it names', async () => {
  const emulator = await emulated({ requestsPerSecond: 2 });
  const answers = await Promise.all([1, 2, 3, 4].map(() => emulator.call('GET', CACHE)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429]);
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.headers.get('retry-after')).toBe('1');
  expect((await jsonOf(refused)).error_code).toBe('RATE_LIMITED');
  await sleep(1010);
  expect((await emulator.call('GET', CACHE)).status).toBe(200);
});

test.each<[string, unknown, string]>([
  ['nothing to do', { route: 'list' }, 'a fault must do something'],
  ['two things to do', { status: 500, hang: true }, 'one of status, hang, not several'],
  ['an unknown field', { status: 500, entry: '1' }, 'a fault has no field "entry"'],
  ['an inherited field', { status: 500, toString: 1 }, 'a fault has no field "toString"'],
  ['an unknown route', { status: 500, route: 'lists' }, 'route must be one of list, download'],
  ['a bad status', { status: 99 }, 'status must be a number from 200 to 599'],
  ['a bad header', { status: 500, headers: { 'a b': 'c' } }, 'headers must be'],
  ['a header in two lines', { status: 500, headers: { a: 'b\r\nc: d' } }, 'headers must be'],
  ['no times', { status: 500, times: 0 }, 'times must be a number from 1'],
  ['a bad delay', { delayMs: -1 }, 'delayMs must be'],
  ['a body without a status', { hang: true, body: 'x' }, 'body goes only with status'],
  ['ids done beside a status', { status: 500, performed: ['1'] }, 'only with bulkAnswer'],
  ['a reset in the middle', { reset: 'during' }, 'reset must be "before" or "after"'],
  ['no object', 'status 500', 'a fault must be an object'],
])('a fault with %s is refused', async (_, fault, message) => {
  const emulator = await emulated();
  expect(() => emulator.fault(fault as Fault)).toThrow(message);
});

test('the log tells everything about a request', async () => {
  const emulator = await emulated();
  await emulator.call('PATCH', `${CACHE}/2/file`, replacing(WAV, { 'x-filename': 'a.wav' }));
  await emulator.call('GET', `${CACHE}?limit=1`);
  expect(emulator.requests).toEqual([
    {
      number: 1,
      method: 'PATCH',
      path: `${CACHE}/2/file`,
      route: 'replace',
      agentId: AGENT,
      entryId: '2',
      headers: expect.objectContaining({ 'x-filename': 'a.wav', 'content-length': `${WAV.length}` }),
      bodyLength: WAV.length,
      bodySha256: createHash('sha256').update(WAV).digest('hex'),
      outcome: 204,
      startedAt: expect.any(Number),
      endedAt: expect.any(Number),
      faulted: false,
    },
    expect.objectContaining({
      number: 2,
      path: `${CACHE}?limit=1`,
      route: 'list',
      outcome: 200,
      bodyLength: 0,
    }),
  ]);
  expect(Math.abs((emulator.requests[0]?.startedAt ?? 0) - Date.now())).toBeLessThan(5000);
});

test('an exchange says whether a fault had a hand in it', async () => {
  const seen: Exchange[] = [];
  const emulator = await emulated({ onExchange: (exchange) => seen.push(exchange) });
  const faults: Fault[] = [{ delayMs: 1 }, { status: 500 }, { reset: 'before' }, { truncate: 3 }];
  for (const fault of faults) {
    emulator.fault(fault);
    await emulator.call('GET', CACHE).then(
      (response) => response.text().catch(() => ''),
      () => '',
    );
  }
  expect(seen.map(({ response, scripted }) => [response.status, scripted])).toEqual([
    [200, false],
    [500, true],
    [200, true],
  ]);
  expect(seen[2]?.response.body.length).toBe(3);
  expect(seen[0]?.request.headers['x-api-key']).toBeDefined();
});

test('closing breaks what is open, and may be done twice', async () => {
  const emulator = await scripted({ hang: true }, { delayMs: 60_000 });
  const calls = [remove(emulator), remove(emulator, '2')];
  await until(() => emulator.requests.length === 2);
  await emulator.close();
  for (const call of calls) await expect(call).rejects.toThrow();
  await emulator.close();
  await expect(emulator.call('GET', CACHE)).rejects.toThrow();
});

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 5000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('waited in vain');
    await sleep(2);
  }
}
