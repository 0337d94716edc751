import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { parse } from 'yaml';

/** Workflows and action.yml as GitHub reads them: parsed as YAML, expressions evaluated by GitHub's own library. */

export const ROOT = join(import.meta.dirname, '..', '..');
export const EXAMPLES = join(ROOT, 'examples', 'workflows');

type Values = Readonly<Record<string, unknown>>;

export interface WorkflowStep {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Values;
  readonly env?: Values;
}

export interface Job {
  readonly permissions: Readonly<Record<string, 'read' | 'write'>>;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
  readonly env?: Values;
  readonly steps: readonly WorkflowStep[];
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

export function readWorkflow(path: string): Workflow {
  return parse(readFileSync(path, 'utf8'));
}

export interface ActionMetadata {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly required: boolean; readonly default?: string }>
  >;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

export const ACTION: ActionMetadata = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));

/** Contexts by name: `github`, `secrets`, `inputs`, … */
export type Contexts = Readonly<Record<string, unknown>>;

/** As if no step had failed. */
const STATUS_FUNCTIONS = Object.entries({ always: true, success: true, failure: false }).map(
  ([name, value]) => ({ name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(value) }),
);

/** Evaluates one expression, without the braces, to text as it reaches a step. */
export function evaluate(expression: string, contexts: Contexts): string {
  const { tokens } = new Lexer(expression).lex();
  const tree = new Parser(tokens, Object.keys(contexts), STATUS_FUNCTIONS).parse();
  const values = JSON.parse(JSON.stringify(contexts), data.reviver);
  const functions = new Map(STATUS_FUNCTIONS.map((definition) => [definition.name, definition]));
  return new Evaluator(tree, values, functions).evaluate().coerceString();
}

/** Fills expressions into text. Of a value that is no text, what YAML made of it is written out, as the runner does. */
export function fill(value: unknown, contexts: Contexts): string {
  return String(value ?? '').replaceAll(/\$\{\{(.+?)\}\}/gs, (_, expression: string) =>
    evaluate(expression.trim(), contexts),
  );
}

export function fillAll(values: Values | undefined, contexts: Contexts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values ?? {}).map(([name, value]) => [name, fill(value, contexts)]),
  );
}

/** Whether a step is this action, under whatever owner it is published. */
export function isThisAction(uses: string | undefined): boolean {
  return uses === './' || /^[^/]+\/polyai-audio-cache-sync@/.test(uses ?? '');
}

/** Every combination of a job's matrix; one empty one where it has none. */
export function combinations(job: Job): Record<string, string>[] {
  return Object.entries(job.strategy?.matrix ?? {}).reduce<Record<string, string>[]>(
    (all, [name, values]) => all.flatMap((rest) => values.map((value) => ({ ...rest, [name]: value }))),
    [{}],
  );
}
