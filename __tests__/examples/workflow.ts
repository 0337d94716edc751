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

export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

export interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly permissions: Permissions;
  readonly strategy?: {
    readonly 'fail-fast'?: boolean;
    /** Lists of values by name, or an expression of combinations as `include`. */
    readonly matrix: Readonly<Record<string, readonly string[]>> | { readonly include: string };
  };
  readonly environment?: string;
  readonly concurrency?: { readonly group: string };
  readonly env?: Values;
  readonly outputs?: Values;
  readonly steps: readonly WorkflowStep[];
}

/** A job that runs another workflow of the repository. */
export interface Call {
  readonly if?: string;
  readonly uses: string;
  readonly permissions: Permissions;
  readonly with?: Values;
  readonly secrets?: Values;
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<Record<string, Job | Call>>;
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

export const ACTION: ActionMetadata = readAction('.');

export function readAction(folder: string): ActionMetadata {
  return parse(readFileSync(join(ROOT, folder, 'action.yml'), 'utf8'));
}

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

/** Fills expressions into text. A value that is not text is written out as YAML read it, as the runner does. */
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

/** Which action of this repository a step is, by its folder and under whatever owner it is published; undefined for others'. */
export function folderOfAction(uses: string | undefined): string | undefined {
  const [, own] = /^\.\/([a-z]*)$/.exec(uses ?? '') ?? [];
  if (own !== undefined) return own || '.';
  const [, folder] = /^[^/]+\/polyai-audio-cache-sync(\/[a-z]+)?@/.exec(uses ?? '') ?? [];
  return /^[^/]+\/polyai-audio-cache-sync[/@]/.test(uses ?? '') ? (folder?.slice(1) ?? '.') : undefined;
}

/** Every combination of a job's matrix; one empty one where it has none. */
export function combinations({ strategy }: Job, contexts: Contexts): Record<string, unknown>[] {
  const matrix = strategy?.matrix ?? {};
  if (typeof matrix['include'] === 'string') {
    const [, expression = ''] = /^\$\{\{(.+)\}\}$/s.exec(matrix['include']) ?? [];
    return JSON.parse(evaluate(`toJSON(${expression.trim()})`, contexts));
  }
  return Object.entries(matrix as Record<string, readonly string[]>).reduce<Record<string, unknown>[]>(
    (all, [name, values]) => all.flatMap((rest) => values.map((value) => ({ ...rest, [name]: value }))),
    [{}],
  );
}
