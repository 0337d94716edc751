import type { Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import { type Form, parseSecret } from './input-values.ts';

/** One input of an action. Where it is not given, it is the fallback. */
export interface Input<Value> extends Form<Value> {
  readonly name: string;
  readonly fallback: Value;
  /** Its value is never shown. */
  readonly secret?: true;
}

/** The inputs of an action, by the names that the code has for them. */
export type InputTable<Values> = { readonly [Key in keyof Values]: Input<Values[Key]> };

export type InputsResult<Values> =
  | { readonly ok: true; readonly inputs: Values }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const SECRET = { parse: parseSecret, allowed: '', fallback: undefined, secret: true } as const;

/** Turns the inputs, as the runner hands them over, into one checked value, or says everything that is wrong with them. */
export function readInputs<Values>(
  table: InputTable<Values>,
  get: (name: string) => string,
): InputsResult<Values> {
  const problems: Problem[] = [];
  const read = Object.entries(table).map(([key, value]) => {
    const input = value as Input<unknown>;
    const text = get(input.name).trim();
    const parsed = text === '' ? input.fallback : input.parse(text);
    if (parsed === undefined && text !== '') problems.push({ message: complaint(input, text) });
    return [key, parsed];
  });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, inputs: Object.fromEntries(read) as unknown as Values };
}

function complaint({ name, allowed, secret }: Input<unknown>, text: string): string {
  return secret
    ? `input "${name}" contains a space, a line break or a character that is not allowed: store only the value itself in the secret`
    : `input "${name}" is ${quote(text)}: write ${allowed}`;
}
