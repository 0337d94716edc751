import { plural } from '../lib/numbers.ts';
import { mapTexts } from '../lib/redact.ts';
import { cell, fileName } from '../report/columns.ts';
import { type Section, SHORTENED, SUMMARY_BYTES, shrinkToFit } from '../report/fit.ts';
import { listing } from '../report/listing.ts';
import { code } from '../report/markdown.ts';
import { problemList } from '../report/problems.ts';
import { tell } from '../report/tell.ts';
import type { Runner } from '../runner.ts';
import type { Agent } from './agent.ts';
import { agentsOf, type ListedAgent, type Listing, type ListingOutcome, outcomeOf } from './listing.ts';

/** Tells what became of the run: job summary, report file, outputs, annotations, log. Returns whether the step may succeed. */
export function publishListing(listing: Listing, runner: Runner): boolean {
  const told = mapTexts(listing, runner.redact);
  runner.group('Agents', agentsOf(told).map(agentLine));
  const complete = tell(runner, {
    summary: () => renderSummary(told),
    reportFile: () => renderReport(told),
    outputs: () => outputsOf(told),
    errors: told.problems,
    warnings: told.warnings,
    notices: [],
    headline: verdict(told),
  });
  return complete && outcomeOf(listing) === 'listed';
}

/** The outputs that a workflow can read, by name; `report` is added by who writes the file. */
export function outputsOf(listing: Listing): Record<string, string> {
  const jobs = agentsOf(listing).map(jobOf);
  return {
    outcome: outcomeOf(listing),
    agents: JSON.stringify(jobs),
    changed: JSON.stringify(jobs.filter(({ changed }) => changed)),
    count: String(jobs.length),
  };
}

function jobOf({ name, manifest, agentId, region, changed }: Agent): Agent {
  return { name, manifest, agentId, region, changed };
}

function renderReport(listing: Listing): string {
  const { head, problems, warnings } = listing;
  const report = {
    outcome: outcomeOf(listing),
    head: head ?? null,
    agents: agentsOf(listing).map(reportOf),
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

function verdict(listing: Listing): string {
  switch (outcomeOf(listing)) {
    case 'listed':
      return `${plural(listing.agents.length, 'agent')} found`;
    case 'blocked':
      return `Blocked: ${plural(listing.problems.length, 'problem')}, so no agents are listed`;
    case 'failed':
      return 'Failed: the agents could not be listed';
    case 'cancelled':
      return 'Cancelled: the agents are not listed';
  }
}

const ICONS: Record<ListingOutcome, string> = { listed: '✅', blocked: '⛔', failed: '❌', cancelled: '⚠️' };
/** The job summary as GitHub-flavoured Markdown; all text from outside is escaped. */
export function renderSummary(listed: Listing): string {
  const isStopped = listed.end === 'blocked';
  const sections = [
    () => `### ${ICONS[outcomeOf(listed)]} ${verdict(listed)}`,
    () => (isStopped ? '**Next:** Fix the problems below, then push or run this job again.' : ''),
    problemList('Problems', listed.problems, listed),
    agentsTable(listed),
    problemList('Warnings', listed.warnings, listed),
  ];
  return shrinkToFit(sections, SUMMARY_BYTES, SHORTENED);
}

function agentsTable(listed: Listing): Section {
  return listing({
    title: 'Agents',
    rows: agentsOf(listed),
    id: ({ name }) => name,
    columns: [
      { title: 'Agent', cell: ({ name, agentId, region }) => cell(code(name), code(agentId), region) },
      {
        title: 'Manifest',
        cell: ({ manifest, entries, changed }) =>
          cell(
            fileName({ name: manifest, path: manifest, id: '' }, listed),
            plural(entries, 'entry', 'entries'),
            changed ? 'changed' : '',
          ),
      },
    ],
  });
}
