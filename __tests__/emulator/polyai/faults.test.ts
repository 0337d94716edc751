import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../../emulator/polyai/polyai.ts';
import { CACHE, emulated, scripted } from '../../support/emulated.ts';

describe('which requests', () => {
  test.each<[string, Fault, number[]]>([
    ['any one', { status: 500 }, [500, 200, 200, 200]],
    ['by method', { status: 500, method: 'get' }, [200, 500, 200, 404]],
    ['by route', { status: 500, route: 'download' }, [200, 200, 500, 404]],
    ['by entry', { status: 500, entryId: '2' }, [200, 200, 500, 404]],
    ['two of them', { status: 500, times: 2 }, [500, 500, 200, 200]],
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
  ['ids done beside a status', { status: 500, performed: ['1'] }, 'only with bulkResponse'],
  ['a reset in the middle', { reset: 'during' }, 'reset must be "before" or "after"'],
  ['no object', 'status 500', 'a fault must be an object'],
])('a fault with %s is refused', async (_, fault, message) => {
  const emulator = await emulated();
  expect(() => emulator.fault(fault as Fault)).toThrow(message);
});
