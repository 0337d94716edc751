import { plural } from '../lib/numbers.ts';
import { mapTexts } from '../lib/redact.ts';
import { cell, fileName } from '../report/columns.ts';
import { MAX_SUMMARY_BYTES, type Section, SHORTENED, shrinkToFit } from '../report/fit.ts';
import { listing } from '../report/listing.ts';
import { code } from '../report/markdown.ts';
import { problemList } from '../report/problems.ts';
import { publishStep } from '../report/publish-step.ts';
import type { Runner } from '../runner.ts';
import type { Agent } from './agent.ts';
import { type AgentsOutcome, type AgentsRun, agentsOf, type ListedAgent, outcomeOf } from './run.ts';

/** Publishes the result of the run: job summary, report file, outputs, annotations, log. Returns whether the step may succeed. */
export function publish(run: AgentsRun, runner: Runner): boolean {
  const redacted = mapTexts(run, runner.redact);
  runner.group('Agents', agentsOf(redacted).map(agentLine));
  const complete = publishStep(runner, {
    summary: () => renderSummary(redacted),
    reportFile: () => renderReport(redacted),
    outputs: () => outputsOf(redacted),
    errors: redacted.problems,
    warnings: redacted.warnings,
    notices: [],
    headline: headline(redacted),
  });
  return complete && outcomeOf(run) === 'listed';
}

/** The outputs that a workflow can read, by name; `report` is added by who writes the file. */
export function outputsOf(run: AgentsRun): Record<string, string> {
  const jobs = agentsOf(run).map(jobOf);
  return {
    outcome: outcomeOf(run),
    agents: JSON.stringify(jobs),
    changed: JSON.stringify(jobs.filter(({ changed }) => changed)),
    count: String(jobs.length),
  };
}

function jobOf({ name, manifest, agentId, region, changed }: Agent): Agent {
  return { name, manifest, agentId, region, changed };
}

function renderReport(run: AgentsRun): string {
  const { head, problems, warnings } = run;
  const report = {
    outcome: outcomeOf(run),
    head: head ?? null,
    agents: agentsOf(run).map(reportOf),
    problems,
    warnings,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function reportOf(agent: ListedAgent) {
  return { ...jobOf(agent), entries: agent.entries };
}

function agentLine({ name, manifest, agentId, region, changed }: Agent): string {
  return `${name}: ${manifest} for ${agentId} (${region})${changed ? ', changed' : ''}`;
}

function headline(run: AgentsRun): string {
  switch (outcomeOf(run)) {
    case 'listed':
      return `${plural(run.agents.length, 'agent')} found`;
    case 'blocked':
      return `Blocked: ${plural(run.problems.length, 'problem')}, so no agents are listed`;
    case 'failed':
      return 'Failed: the agents could not be listed';
    case 'cancelled':
      return 'Cancelled: the agents are not listed';
  }
}

const ICONS: Record<AgentsOutcome, string> = { listed: '✅', blocked: '⛔', failed: '❌', cancelled: '⚠️' };
/** The job summary as GitHub-flavoured Markdown; all text from outside is escaped. */
export function renderSummary(run: AgentsRun): string {
  const isStopped = run.end === 'blocked';
  const sections = [
    () => `### ${ICONS[outcomeOf(run)]} ${headline(run)}`,
    () => (isStopped ? '**Next:** Fix the problems below, then push or run this job again.' : ''),
    problemList('Problems', run.problems, run),
    agentsTable(run),
    problemList('Warnings', run.warnings, run),
  ];
  return shrinkToFit(sections, MAX_SUMMARY_BYTES, SHORTENED);
}

function agentsTable(run: AgentsRun): Section {
  return listing({
    title: 'Agents',
    rows: agentsOf(run),
    id: ({ name }) => name,
    columns: [
      { title: 'Agent', cell: ({ name, agentId, region }) => cell(code(name), code(agentId), region) },
      {
        title: 'Manifest',
        cell: ({ manifest, entries, changed }) =>
          cell(
            fileName({ name: manifest, path: manifest, id: '' }, run),
            plural(entries, 'entry', 'entries'),
            changed ? 'changed' : '',
          ),
      },
    ],
  });
}
