import { Refusal } from './responses.ts';

const KINDS = {
  string: (value: unknown) => typeof value === 'string',
  boolean: (value: unknown) => typeof value === 'boolean',
  array: Array.isArray,
  'object or string': (value: unknown) =>
    typeof value === 'string' || (typeof value === 'object' && value !== null && !Array.isArray(value)),
};

export type Kind = keyof typeof KINDS;

/** Refuses a body without what is required, or has something of another kind, in GitHub's words. */
export function checkFields(
  body: Record<string, unknown>,
  kinds: Record<string, Kind>,
  ...required: string[]
): void {
  const missing = required.find((name) => body[name] === undefined || body[name] === null);
  if (missing !== undefined) throw invalid(`"${missing}" wasn't supplied.`);
  for (const [name, kind] of Object.entries(kinds)) {
    const value = body[name];
    if (value === undefined || value === null || KINDS[kind](value)) continue;
    throw invalid(`For 'properties/${name}', ${JSON.stringify(value)} is not ${article(kind)} ${kind}.`);
  }
}

/** A value is of the right kind, but not right. */
export function fieldRefusal(kind: string, field: string, problem: string): Refusal {
  const error = { resource: kind, code: 'custom', field, message: `${field} ${problem}` };
  return new Refusal(422, 'Validation Failed', [error]);
}

export function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function invalid(problem: string): Refusal {
  return new Refusal(422, `Invalid request.\n\n${problem}`);
}

function article(word: string): string {
  return /^[aeiou]/.test(word) ? 'an' : 'a';
}
