import { validateHeaderName, validateHeaderValue } from 'node:http';
import { parseChanges } from './changes.ts';
import type { Fault } from './faults.ts';
import { ROUTES } from './routes.ts';

const EFFECTS = ['status', 'reset', 'truncate', 'hang', 'bulkFailed', 'bulkResponse', 'changes'];

const isText = (value: unknown) => typeof value === 'string';
const isTextList = (value: unknown) => Array.isArray(value) && value.every(isText);
const isCount = (least: number) => (value: unknown) => Number.isInteger(value) && (value as number) >= least;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const FIELDS: Record<string, { allowed: string; fits: (value: unknown) => boolean; only?: string[] }> = {
  method: { allowed: 'text', fits: isText },
  route: { allowed: `one of ${ROUTES.join(', ')}`, fits: (value) => ROUTES.some((route) => route === value) },
  entryId: { allowed: 'text', fits: isText },
  times: {
    allowed: 'a number from 1, or "always"',
    fits: (value) => value === 'always' || isCount(1)(value),
  },
  skip: { allowed: 'a number from 0', fits: isCount(0) },
  delayMs: { allowed: 'a number from 0', fits: isCount(0) },
  status: {
    allowed: 'a number from 200 to 599',
    fits: (value) => isCount(200)(value) && (value as number) < 600,
  },
  headers: {
    allowed: 'an object of valid headers',
    fits: isHeaders,
    only: ['status'],
  },
  body: { allowed: 'any JSON', fits: () => true, only: ['status'] },
  reset: { allowed: '"before" or "after"', fits: (value) => value === 'before' || value === 'after' },
  truncate: { allowed: 'true or a number of bytes', fits: (value) => value === true || isCount(0)(value) },
  hang: { allowed: 'true', fits: (value) => value === true },
  changes: { allowed: 'a change or a list of them', fits: areChanges },
  bulkFailed: { allowed: 'a list of ids', fits: isTextList },
  bulkResponse: { allowed: 'any JSON', fits: () => true },
  performed: {
    allowed: 'true or false, or a list of ids beside bulkResponse',
    fits: (value) => typeof value === 'boolean' || isTextList(value),
    only: ['status', 'hang', 'bulkResponse'],
  },
};

/** Reads one fault or a list of them; the error names the field and what is allowed. */
export function parseFaults(value: unknown): Fault[] {
  return (Array.isArray(value) ? value : [value]).map(parseFault);
}

export function parseFault(value: unknown): Fault {
  if (!isObject(value)) throw new TypeError('a fault must be an object');
  // `undefined` is what a caller in TypeScript may leave in a field that it does not use.
  const given = Object.entries(value).filter(([, content]) => content !== undefined);
  for (const [name, content] of given) {
    const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
    if (!field) throw new TypeError(`a fault has no field ${JSON.stringify(name)}`);
    if (!field.fits(content)) throw new TypeError(`${name} must be ${field.allowed}`);
    if (field.only && !field.only.some((effect) => effect in value)) {
      throw new TypeError(`${name} goes only with ${field.only.join(', ')}`);
    }
  }
  if (Array.isArray(value.performed) && !('bulkResponse' in value)) {
    throw new TypeError('performed can be a list of ids only with bulkResponse');
  }
  const effects = given.map(([name]) => name).filter((name) => EFFECTS.includes(name));
  if (effects.length > 1) throw new TypeError(`a fault can do one of ${effects.join(', ')}, not several`);
  if (effects.length === 0 && value.delayMs === undefined) {
    throw new TypeError(`a fault must do something: ${EFFECTS.join(', ')} or delayMs`);
  }
  return Object.fromEntries(given) as Fault;
}

function areChanges(value: unknown): boolean {
  // The error says more than this could.
  return parseChanges(value).length > 0;
}

function isHeaders(value: unknown): boolean {
  if (!isObject(value) || !Object.values(value).every(isText)) return false;
  try {
    for (const [name, text] of Object.entries(value)) {
      validateHeaderName(name);
      validateHeaderValue(name, text as string);
    }
    return true;
  } catch {
    return false;
  }
}
