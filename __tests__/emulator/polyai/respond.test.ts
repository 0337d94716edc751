import { describe, expect, test } from '@jest/globals';
import { type Fault, makeWav } from '../../../emulator/polyai/polyai.ts';
import {
  AGENT,
  CACHE,
  type Emulated,
  jsonOf,
  replacing,
  scripted,
  sendingJson,
  until,
} from '../../support/emulated.ts';

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

  test('a cut-off response to a delete: the entry is gone', async () => {
    const emulator = await scripted({ truncate: true });
    expect(await codeOf((await remove(emulator)).json())).toBe('UND_ERR_SOCKET');
    expect(ids(emulator)).toEqual(['2', '3']);
  });

  test('a response without a body is cut in its head', async () => {
    const emulator = await scripted({ truncate: true });
    const error = await codeOf(emulator.call('PATCH', `${CACHE}/1/file`, replacing(WAV)));
    expect(error).toBe('UND_ERR_SOCKET');
    expect(emulator.entries(AGENT)[0]?.audio).toEqual(Buffer.from(WAV));
  });

  test.each<[string, boolean, string[]]>([
    ['nothing done', false, ['1', '2', '3']],
    ['the work done', true, ['2', '3']],
  ])('no response, %s', async (_, performed, left) => {
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
      { bulkResponse: { deleted: ['1', '2'], failed: [] } },
      { deleted: ['1', '2'], failed: [] },
      ['1', '2', '3'],
    ],
    ['all', { bulkResponse: 'ok', performed: true }, 'ok', ['3']],
    ['some', { bulkResponse: { deleted: [] }, performed: ['2', '3'] }, { deleted: [] }, ['1']],
    ['nothing, again', { bulkResponse: null, performed: false }, null, ['1', '2', '3']],
  ])('gives a literal response and does %s', async (_, fault, told, left) => {
    const emulator = await scripted(fault);
    const response = await bulk(emulator, '1', '2');
    expect([response.status, await jsonOf(response)]).toEqual([200, told]);
    expect(ids(emulator)).toEqual(left);
  });
});

describe('a delay', () => {
  test('is waited out before anything takes place', async () => {
    const emulator = await scripted({ delayMs: 60 });
    const removed = remove(emulator);
    await until(() => emulator.requests.length === 1);
    expect(ids(emulator)).toEqual(['1', '2', '3']);
    expect((await removed).status).toBe(200);
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

  test('does not keep the work from being done for a caller that is gone', async () => {
    const emulator = await scripted({ delayMs: 80 });
    const signal = AbortSignal.timeout(20);
    await expect(emulator.call('DELETE', `${CACHE}/1`, { signal })).rejects.toThrow();
    await until(() => ids(emulator).length === 2);
    expect(emulator.requests[0]?.outcome).toBe('aborted');
  });
});
