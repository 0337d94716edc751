import fc from 'fast-check';
import type { Fault, Json } from '../../emulator/polyai/polyai.ts';

/** Everything that one run of the model is made of. Plain data, so that a failure can be read and played again. */
export interface Script {
  readonly replace: readonly string[];
  readonly remove: readonly string[];
  /** Planned ids that the cache does not have. */
  readonly absent: readonly string[];
  readonly faults: readonly Fault[];
  readonly concurrency: number;
  readonly maxAttempts: number;
  readonly backup: boolean;
  /** The run is cancelled when this request arrives. */
  readonly cancelAt: number | undefined;
  /** Whether requests under way are ended at once then. */
  readonly abort: boolean;
}

const PAGE = '<html><h1>Sorry</h1></html>';
const REFUSAL = {
  success: false,
  error: 'NO',
  error_id: 'e',
  error_code: 'NO',
  error_message: 'no',
  data: null,
};
/** Whoever answers so has not done the work. */
const REFUSED = [302, 307, 400, 401, 403, 405, 409, 410, 413, 415, 422, 429];
/** Whoever answers so may have done it. */
const DOUBTFUL = [200, 201, 202, 206, 408, 500, 501, 502, 503, 504];

const body = fc.constantFrom<Json>('', PAGE, REFUSAL, {}, [], { success: 'true' }, { message: 'no Route' });
/** Of a gateway: PolyAI was not asked, or its answer got lost. */
const notFound = fc.constantFrom<Json>(PAGE, '', { error: 'Not Found' }, { message: 'no Route' });
const headers = fc.constantFrom<Record<string, string>>(
  {},
  {},
  {},
  { 'Retry-After': '0' },
  { 'Retry-After': '1' },
  { 'Retry-After': '60' },
  { 'Retry-After': '61' },
  { 'Retry-After': 'Fri, 02 Jan 2026 03:04:15 GMT' },
  { 'Retry-After': '9'.repeat(400) },
  { 'X-PolyAI-Correlation-Id': 'theirs' },
);

/** How a request may go wrong. A server that lies outright is left out: nobody could see through it. */
const effect: fc.Arbitrary<Partial<Fault>> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ status: fc.constantFrom(...REFUSED), headers, body }) },
  {
    weight: 4,
    arbitrary: fc.record({ status: fc.constantFrom(...DOUBTFUL), headers, body, performed: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ status: fc.constant(404), headers, body: notFound }) },
  { weight: 2, arbitrary: fc.record({ reset: fc.constantFrom('before' as const, 'after' as const) }) },
  { weight: 2, arbitrary: fc.record({ truncate: fc.constantFrom(true as const, 0, 1, 7) }) },
  { weight: 1, arbitrary: fc.record({ hang: fc.constant(true as const), performed: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ delayMs: fc.integer({ min: 1, max: 5 }) }) },
);

/** A list that has lost something, and shows it. */
const shortList = fc.constant({ status: 200, body: { entries: [{ id: '110' }], totalCount: 9 } });

const times = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 3 }) },
  { weight: 1, arbitrary: fc.constant('always' as const) },
);

function anyFault(ids: readonly string[]): fc.Arbitrary<Fault> {
  const target = fc.oneof(
    fc.record({
      route: fc.constantFrom('replace' as const, 'delete' as const),
      entryId: fc.constantFrom(...ids),
    }),
    fc.record({ route: fc.constantFrom('list' as const, 'download' as const, 'bulkDelete' as const) }),
    fc.record({ route: fc.constantFrom('replace' as const, 'delete' as const, 'bulkDelete' as const) }),
    fc.constant({}),
  );
  const what = fc.oneof(
    { weight: 9, arbitrary: fc.tuple(target, effect) },
    { weight: 1, arbitrary: fc.tuple(fc.constant({ route: 'list' as const }), shortList) },
  );
  return fc
    .tuple(what, times, fc.integer({ min: 0, max: 4 }))
    .map(([[match, happens], count, skip]) => ({ ...match, times: count, skip, ...happens }) as Fault);
}

/**
 * A bulk delete that does a part and says odd things about it: true ones, though perhaps twice, too few, in both lists or
 * about entries that nobody asked for.
 */
function bulkFault(remove: readonly string[]): fc.Arbitrary<Fault> {
  return fc
    .tuple(
      fc.subarray([...remove]),
      fc.subarray([...remove]),
      fc.subarray([...remove]),
      fc.boolean(),
      fc.integer({ min: 0, max: 2 }),
    )
    .map(([performed, named, both, strange, skip]) => {
      const strangers = strange ? ['901', '902', '902'] : [];
      const told = remove.filter((id) => named.includes(id) || both.includes(id));
      const deleted = told.filter((id) => performed.includes(id) || both.includes(id));
      const failed = told.filter((id) => !performed.includes(id) || both.includes(id));
      return {
        route: 'bulkDelete',
        bulkResponse: { deleted: [...deleted, ...deleted, ...strangers], failed: [...failed, ...strangers] },
        performed,
        skip,
      };
    });
}

const few = (prefix: string, most: number) =>
  fc
    .integer({ min: 0, max: most })
    .map((count) => Array.from({ length: count }, (_, index) => `${prefix}${index + 10}`));

export const scripts: fc.Arbitrary<Script> = fc
  .tuple(few('1', 5), fc.oneof({ weight: 4, arbitrary: few('2', 6) }, { weight: 1, arbitrary: few('2', 45) }))
  .filter(([replace, remove]) => replace.length + remove.length > 0)
  .chain(([replace, remove]) => {
    const ids = [...replace, ...remove];
    // In one batch: no server deletes what was not asked for.
    const bulk =
      remove.length > 1 && remove.length <= 20 ? [{ weight: 1, arbitrary: bulkFault(remove) }] : [];
    const fault = fc.oneof({ weight: 3, arbitrary: anyFault(ids) }, ...bulk);
    return fc.record({
      replace: fc.constant(replace),
      remove: fc.constant(remove),
      absent: fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray(ids) }),
      faults: fc.array(fault, { maxLength: 6 }),
      concurrency: fc.integer({ min: 1, max: 4 }),
      maxAttempts: fc.integer({ min: 1, max: 3 }),
      backup: fc.oneof(
        { weight: 4, arbitrary: fc.constant(false) },
        { weight: 1, arbitrary: fc.constant(true) },
      ),
      cancelAt: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined, freq: 4 }),
      abort: fc.boolean(),
    });
  });
