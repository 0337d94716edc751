import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  afterResult,
  type Circuit,
  CLOSED,
  isShared,
  probe,
  type Sign,
  type TryReport,
} from '../../src/polyai/circuit-breaker.ts';

const limits = { patience: 120_000, random: () => 0.5 };

function report(sign: Sign, more: Partial<TryReport> = {}): TryReport {
  return {
    sign,
    request: 1,
    begun: 1_000,
    now: 1_010,
    probe: false,
    retryAfter: undefined,
    ownFailures: 0,
    ...more,
  };
}

const open: Circuit = { kind: 'open', since: 1_000, failedProbes: 0, only: 1, probeAt: 1_500 };
const probing: Circuit = { kind: 'probing', since: 1_000, failedProbes: 2, only: undefined, notBefore: 0 };

describe('a circuit that is closed', () => {
  test.each<[string, TryReport, Partial<Circuit>]>([
    ['a response changes nothing', report('up'), CLOSED],
    ['a server that is down opens it', report('down'), { kind: 'open', since: 1_010, probeAt: 1_510 }],
    ['what never was on its way changes nothing', report('nothing'), CLOSED],
    ['one request in trouble is a suspect', report('unclear'), { kind: 'closed', suspects: [1] }],
    [
      'it opens for as long as the server asks',
      report('down', { retryAfter: 7_000 }),
      { kind: 'open', probeAt: 8_010 },
    ],
    [
      'a server that asks for more than the patience is given up',
      report('down', { retryAfter: 120_001 }),
      { kind: 'given up', askedToWait: 120_001 },
    ],
  ])('%s', (_title, result, next) => {
    expect(afterResult(CLOSED, result, limits)).toMatchObject(next);
  });

  test('gives up at once without patience', () => {
    expect(afterResult(CLOSED, report('down'), { ...limits, patience: 0 }).kind).toBe('given up');
  });

  const afterwards = (...reports: readonly TryReport[]) =>
    reports.reduce<Circuit>((circuit, one) => afterResult(circuit, one, limits), CLOSED).kind;
  const trouble = (request: number) => report('unclear', { request });

  test('opens when three requests in a row are in trouble of their own', () => {
    expect(afterwards(trouble(1), trouble(2))).toBe('closed');
    expect(afterwards(trouble(1), trouble(2), trouble(3))).toBe('open');
  });

  test('stays closed for one request that fails again and again', () => {
    expect(afterwards(trouble(1), trouble(1), trouble(1), trouble(1))).toBe('closed');
  });

  test('stays closed if another one passes in between', () => {
    expect(afterwards(trouble(1), trouble(2), report('up', { request: 9 }), trouble(3))).toBe('closed');
  });

  test('is not opened by what was sent before the last outage ended', () => {
    const circuit: Circuit = { kind: 'closed', closedAt: 5_000, suspects: [] };
    expect(afterResult(circuit, report('down', { begun: 4_999, now: 5_100 }), limits)).toBe(circuit);
    expect(afterResult(circuit, report('down', { begun: 5_000, now: 5_100 }), limits).kind).toBe('open');
  });
});

describe('a circuit that is open', () => {
  test.each<[string, TryReport, Partial<Circuit>]>([
    ['what was under way and fails joins', report('down'), open],
    ['what was under way and passes is no proof', report('up'), open],
    ['a longer wait is honoured', report('down', { retryAfter: 3_000 }), { kind: 'open', probeAt: 4_010 }],
    ['a shorter one changes nothing', report('down', { retryAfter: 10 }), open],
    ['an entry of its own may ask for more', report('unclear', { retryAfter: 3_000 }), open],
  ])('%s', (_title, result, next) => {
    expect(afterResult(open, result, limits)).toMatchObject(next);
  });

  test('lets one request through, and no second one', () => {
    const one = probe(open);
    expect(one).toEqual({ kind: 'probing', since: 1_000, failedProbes: 0, only: 1, notBefore: 0 });
    expect(probe(one)).toBe(one);
  });
});

describe('a probe', () => {
  const result = (sign: Sign, more: Partial<TryReport> = {}) =>
    report(sign, { probe: true, now: 9_000, ...more });
  test.each<[string, TryReport, Partial<Circuit>]>([
    ['that passes closes the circuit', result('up'), { kind: 'closed', closedAt: 9_000, suspects: [] }],
    ['that fails doubles the wait', result('down'), { kind: 'open', failedProbes: 3, probeAt: 13_000 }],
    ['that is in trouble has failed, too', result('unclear'), { kind: 'open', failedProbes: 3 }],
    [
      'that never went is made up for at once',
      result('nothing'),
      { kind: 'open', failedProbes: 2, probeAt: 9_000 },
    ],
    ['that fails late is followed by a last one', result('down', { now: 119_000 }), { probeAt: 121_000 }],
    ['that fails at the end is the last', result('down', { now: 121_000 }), { kind: 'given up' }],
    [
      'after which the server asks for more than is left ends the run',
      result('down', { retryAfter: 112_001 }),
      { kind: 'given up', askedToWait: 112_001 },
    ],
  ])('%s', (_title, one, next) => {
    expect(afterResult(probing, one, limits)).toMatchObject(next);
  });

  test('is not disturbed by what was under way before', () => {
    expect(afterResult(probing, report('up'), limits)).toMatchObject({ kind: 'probing' });
    const asked = afterResult(probing, report('down', { retryAfter: 20_000 }), limits);
    expect(afterResult(asked, result('down'), limits)).toMatchObject({ kind: 'open', probeAt: 21_010 });
  });
});

const alone: Circuit = { ...probing, only: 1 };
test.each<[string, Circuit, TryReport, boolean]>([
  ['that opens the circuit', CLOSED, report('down'), false],
  ['of its own', CLOSED, report('unclear'), false],
  ['that was under way when it opened', open, report('down', { request: 2 }), true],
  ['that was in trouble of its own', open, report('unclear'), false],
  ['of a probe', probing, report('down', { probe: true }), true],
  ['of a probe in whatever trouble', probing, report('unclear', { probe: true }), true],
  ['of the only request there is', alone, report('down', { probe: true, ownFailures: 1 }), true],
  [
    'of a request whose last outage others found to be over',
    alone,
    report('down', { probe: true, ownFailures: 2 }),
    false,
  ],
  ['of another one', alone, report('down', { request: 2, ownFailures: 2 }), true],
])('whether a failed try %s is shared', (_title, circuit, one, shared) => {
  expect(isShared(circuit, one)).toBe(shared);
});

test('an outage that several requests have met is nobody’s own', () => {
  const both = afterResult(open, report('down', { request: 2 }), limits);
  expect(both).toMatchObject({ only: undefined });
  expect(afterResult(open, report('down'), limits)).toMatchObject({ only: 1 });
});

test('whatever happens, an outage ends in time, with few probes, never sooner than asked', () => {
  const step = fc.record({
    sign: fc.constantFrom<Sign>('down', 'unclear', 'nothing'),
    took: fc.integer({ min: 0, max: 60_000 }),
    retryAfter: fc.option(fc.integer({ min: 0, max: 60_000 }), { nil: undefined }),
    random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    bystander: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 0, max: 9 }),
      (steps, tries) => {
        const patience = tries * 30_000;
        let circuit = afterResult(CLOSED, report('down'), { patience, random: () => 0.5 });
        let now = 1_010;
        let probes = 0;
        for (const { sign, took, retryAfter, random, bystander } of steps) {
          if (circuit.kind !== 'open') break;
          now = Math.max(now, circuit.probeAt);
          circuit = probe(circuit);
          const during = { now: now + took / 2, retryAfter };
          const own = { patience, random: () => random };
          if (bystander) circuit = afterResult(circuit, report('down', during), own);
          now += took;
          circuit = afterResult(circuit, report(sign, { probe: true, now, retryAfter }), own);
          if (sign !== 'nothing') probes += 1;
          if (circuit.kind === 'open' && sign === 'down' && retryAfter !== undefined)
            expect(circuit.probeAt).toBeGreaterThanOrEqual(now + retryAfter);
          if (circuit.kind === 'open' && sign !== 'nothing') expect(now).toBeLessThan(1_010 + patience);
        }
        expect(probes).toBeLessThanOrEqual(8 + (patience / 10_000) * 1.25);
      },
    ),
  );
});
