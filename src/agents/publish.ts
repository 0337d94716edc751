import { plural } from '../lib/numbers.ts';
import { mapTexts } from '../lib/redact.ts';
import { code, inert } from '../report/markdown.ts';
import { table } from '../report/table.ts';
import type { Runner } from '../runner.ts';
import type { Agent } from './agent.ts';
import { type Listing, outcomeOf } from './listing.ts';

/** Writes what became of the run to the job summary, the outputs, the annotations and the log. Returns whether the step may succeed. */
export function publishListing(listing: Listing, runner: Runner): boolean {
  const told = mapTexts(listing, runner.redact);
  runner.summary(renderSummary(told));
  for (const [name, value] of Object.entries(outputsOf(told))) runner.output(name, value);
  runner.annotate('error', told.problems);
  runner.annotate('warning', told.warnings);
  runner.group(verdict(told), told.agents.map(agentLine));
  return outcomeOf(listing) === 'listed';
}

/** The outputs that a workflow can read, by name. */
export function outputsOf(listing: Listing): Record<string, string> {
  const agents = listing.agents.map(jobOf);
  return {
    outcome: outcomeOf(listing),
    agents: JSON.stringify(agents),
    changed: JSON.stringify(agents.filter(({ changed }) => changed)),
    count: String(agents.length),
  };
}

function jobOf({ name, manifest, agentId, region, changed }: Agent): Agent {
  return { name, manifest, agentId, region, changed };
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

const ICONS = { listed: '✅', blocked: '⛔', failed: '❌', cancelled: '⚠️' };
/** More are in the log. */
const MAX_LISTED = 100;

/** The job summary as GitHub-flavoured Markdown; all text from outside is escaped. */
export function renderSummary(listing: Listing): string {
  const columns = [
    { title: 'Agent', cell: ({ name }: Agent) => code(name) },
    { title: 'Manifest', cell: ({ manifest }: Agent) => code(manifest) },
    { title: 'Agent id', cell: ({ agentId }: Agent) => code(agentId) },
    { title: 'Region', cell: ({ region }: Agent) => region },
    {
      title: 'Entries',
      align: 'right' as const,
      cell: ({ entries }: { entries: number }) => String(entries),
    },
    { title: 'Changed', cell: ({ changed }: Agent) => (changed ? 'yes' : 'no') },
  ];
  const sections = [
    `### ${ICONS[outcomeOf(listing)]} ${verdict(listing)}`,
    listing.agents.length > 0 ? table(columns, listing.agents) : '',
    problemList('Problems', listing.problems),
    problemList('Warnings', listing.warnings),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

function problemList(title: string, problems: Listing['problems']): string {
  if (problems.length === 0) return '';
  const lines = problems.slice(0, MAX_LISTED).map(({ message, file, line }) => {
    const place = file ? `${code(file)}${line ? ` line ${line}` : ''}: ` : '';
    return `- ${place}${inert(message, 600)}`;
  });
  const more = problems.length - lines.length;
  return [`**${title}**\n`, ...lines, ...(more > 0 ? [`- ${more} more are in the log`] : [])].join('\n');
}
