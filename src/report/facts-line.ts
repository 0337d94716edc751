import { originOf } from '../lib/ids.ts';
import type { Run } from '../run.ts';
import { code } from './markdown.ts';

/** Names and values, as Markdown, in one line; without those that have no value. */
export function factsLine(parts: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(parts)
    .filter(([, value]) => value)
    .map(([name, value]) => `**${name}:** ${value}`)
    .join(' · ');
}

/** The agent and where it lives. */
export function agent({ agentId, region, origin }: Pick<Run, 'agentId' | 'region' | 'origin'>): string {
  const place = region && origin === originOf(region) ? region : origin && code(origin);
  if (!agentId) return '';
  return place ? `${code(agentId)} (${place})` : code(agentId);
}
