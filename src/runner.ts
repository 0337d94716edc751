import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import { plural } from './lib/numbers.ts';
import type { Problem } from './lib/problem.ts';
import { redactor } from './lib/redact.ts';
import { escapeInvisible, quote } from './lib/text.ts';

/**
 * The runner's side of an action: inputs, log, annotations, outputs and files. Everything that is printed is made inert
 * here, and nothing that was masked leaves in clear, whoever echoed it: the runner's own masks cover the log alone.
 */
export interface Runner {
  readonly variables: NodeJS.ProcessEnv;
  /** A folder for scratch files; the runner empties it between jobs. */
  readonly scratch: string;
  input(name: string): string;
  mask(secret: string): void;
  /** Takes everything that was masked out of a text. What is escaped afterwards must go through this before. */
  redact(text: string): string;
  log(line: string): void;
  /** Logs a line if debug logging is enabled. */
  debug(line: string): void;
  group(title: string, lines: readonly string[]): void;
  /** What is logged while the work goes on makes one group. */
  inGroup<Result>(title: string, work: () => Promise<Result>): Promise<Result>;
  /** The most important first: if there are too many, the last one says so, and the log has the others. */
  annotate(kind: Annotation, problems: readonly Problem[]): void;
  output(name: string, value: string): void;
  /** Writes the job summary. A second call replaces the first. */
  summary(markdown: string): void;
  /** Writes the report file and returns its path. */
  report(json: string): string;
}

export type Annotation = 'error' | 'warning' | 'notice';

const annotate = { error: core.error, warning: core.warning, notice: core.notice };

/** The runner shows no more than ten annotations of a kind, of 4,096 characters each. */
const MAX_ANNOTATIONS = 10;
const MAX_CHARACTERS = 4_000;

export function actionsRunner(variables: NodeJS.ProcessEnv): Runner {
  const scratch = variables['RUNNER_TEMP'] || tmpdir();
  const secrets = new Set<string>();
  let redact = redactor(secrets);
  const line = (text: string) => safeLine(redact(text));
  const group = (title: string, lines: readonly string[]) => {
    core.startGroup(line(title));
    for (const text of lines) core.info(line(text));
    core.endGroup();
  };
  return {
    variables,
    scratch,
    input: (name) => core.getInput(name),
    mask(secret) {
      if (secret === '') return;
      core.setSecret(secret);
      secrets.add(secret);
      redact = redactor(secrets);
    },
    redact: (text) => redact(text),
    log: (text) => core.info(line(text)),
    debug(text) {
      // A runner hides such lines unless they are asked for; a terminal shows them all.
      if (variables['RUNNER_DEBUG'] === '1') core.debug(line(text));
    },
    group,
    async inGroup(title, work) {
      core.startGroup(line(title));
      try {
        return await work();
      } finally {
        core.endGroup();
      }
    },
    annotate: annotator(line, group),
    output(name, value) {
      // Local runs have no file for outputs.
      const file = variables['GITHUB_OUTPUT'];
      if (file) appendFileSync(file, outputText(name, redact(value)));
    },
    summary(markdown) {
      // Local runs have no summary file.
      const file = variables['GITHUB_STEP_SUMMARY'];
      if (file) writeFileSync(file, redact(markdown));
    },
    report(json) {
      const path = join(mkdtempSync(join(scratch, 'audio-cache-sync-')), 'report.json');
      writeFileSync(path, redact(json));
      return path;
    },
  };
}

/**
 * What the file of outputs holds of one output. Not by the toolkit, whose random delimiters need `node:crypto`, which a run with
 * nothing to do can start without (docs/decisions/0013-speed.md): the global `crypto` is there already.
 */
function outputText(name: string, value: string): string {
  if (!/[\r\n]/.test(value)) return `${name}=${value}\n`;
  const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}

function annotator(safe: (text: string) => string, group: Runner['group']): Runner['annotate'] {
  const shown: Record<Annotation, number> = { error: 0, warning: 0, notice: 0 };
  const show = (kind: Annotation, { message, file, line, column }: Problem) => {
    shown[kind] += 1;
    const known = file !== undefined && safe(file) === file;
    const place = known || file === undefined || message.includes(quote(file)) ? '' : `${quote(file)}: `;
    annotate[kind](safe(place + message).slice(0, MAX_CHARACTERS), {
      ...(known ? { file } : {}),
      ...(known && line !== undefined ? { startLine: line } : {}),
      ...(known && column !== undefined ? { startColumn: column } : {}),
    });
  };
  return (kind, problems) => {
    const room = MAX_ANNOTATIONS - shown[kind];
    const fitting = problems.slice(0, problems.length <= room ? room : Math.max(0, room - 1));
    for (const problem of fitting) show(kind, problem);
    const rest = problems.slice(fitting.length);
    if (rest.length === 0) return;
    const title = plural(rest.length, `more ${kind}`);
    if (room > 0) show(kind, { message: `${title}: see the log` });
    group(
      title,
      rest.map(({ message, file, line }) =>
        file ? `${quote(file)}${line ? ` line ${line}` : ''}: ${message}` : message,
      ),
    );
  };
}

/**
 * One line that the runner takes for no command and no second line: `::` counts at the start of a line, `##[` anywhere, and
 * a bare carriage return begins a line (actions/runner, ActionCommand).
 */
function safeLine(text: string): string {
  return escapeInvisible(text)
    .replaceAll('##[', '# #[')
    .replace(/^(\s*)::/, '$1: :');
}
