import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import type { Problem } from '../problem.ts';
import { escapeInvisible } from '../text.ts';

/** The runner's side of an action: inputs, log, annotations, outputs and files. Everything printed is made inert here. */
export interface Runner {
  readonly variables: NodeJS.ProcessEnv;
  /** A folder for scratch files; the runner empties it between jobs. */
  readonly scratch: string;
  input(name: string): string;
  mask(secret: string): void;
  log(line: string): void;
  group(title: string, lines: readonly string[]): void;
  annotate(kind: Annotation, problems: readonly Problem[]): void;
  output(name: string, value: string): void;
  /** Writes the job summary. A second call replaces the first. */
  summary(markdown: string): Promise<void>;
  /** Writes the report file and returns its path. */
  report(json: string): Promise<string>;
}

export type Annotation = 'error' | 'warning' | 'notice';

const annotate = { error: core.error, warning: core.warning, notice: core.notice };

/** The runner shows no more than ten annotations of a kind, of 4,096 characters each. */
const MOST_ANNOTATIONS = 10;
const MOST_CHARACTERS = 4_000;

export function actionsRunner(variables: NodeJS.ProcessEnv): Runner {
  const scratch = variables['RUNNER_TEMP'] || tmpdir();
  const shown: Record<Annotation, number> = { error: 0, warning: 0, notice: 0 };

  function annotateOne(kind: Annotation, problem: Problem): void {
    const { file, line, column } = problem;
    const text = safeLine(problem.message).slice(0, MOST_CHARACTERS);
    shown[kind] += 1;
    if (shown[kind] > MOST_ANNOTATIONS) {
      core.info(`${kind}: ${text}`);
      return;
    }
    annotate[kind](text, {
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { startLine: line }),
      ...(column === undefined ? {} : { startColumn: column }),
    });
  }

  return {
    variables,
    scratch,
    input: (name) => core.getInput(name),
    mask: (secret) => {
      if (secret !== '') core.setSecret(secret);
    },
    log: (line) => core.info(safeLine(line)),
    group(title, lines) {
      core.startGroup(safeLine(title));
      for (const line of lines) core.info(safeLine(line));
      core.endGroup();
    },
    annotate(kind, problems) {
      for (const problem of problems) annotateOne(kind, problem);
    },
    output: (name, value) => core.setOutput(name, value),
    async summary(markdown) {
      // Local runs have no summary file.
      if (!variables['GITHUB_STEP_SUMMARY']) return;
      await core.summary.emptyBuffer().addRaw(markdown).write({ overwrite: true });
    },
    async report(json) {
      const path = join(await mkdtemp(join(scratch, 'audio-cache-sync-')), 'report.json');
      await writeFile(path, json);
      return path;
    },
  };
}

/**
 * One line that the runner takes for no command and no second line: `::` counts at the start of a line, `##[` anywhere, and
 * a bare carriage return begins a line (actions/runner, ActionCommand).
 */
export function safeLine(text: string): string {
  return escapeInvisible(text)
    .replaceAll('##[', '# #[')
    .replace(/^(\s*)::/, '$1: :');
}
