import type { Settings } from './flags.ts';
import type { RequestRecord } from './request-log.ts';

// Control and format characters could forge lines or move the cursor; `#` opens a command in a workflow's log.
const HARMFUL = /[\p{C}\p{Zl}\p{Zp}#]/gu;

/** Text from outside, made harmless for a terminal and a log. */
export function printable(text: string): string {
  return text.replace(HARMFUL, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

export function describeStart(url: string, { options, faults, seconds }: Settings): string {
  const agents = Object.entries(options.agents);
  const [agent = ''] = agents[0] ?? [];
  const key = options.keys[0]?.key ?? '';
  const counts = agents.map(([id, entries]) => `${printable(id)} (${entries.length} entries)`);
  return [
    `url     ${url}`,
    `agent   ${counts.join(', ')}`,
    `key     ${printable(key)}`,
    `faults  ${faults.length}`,
    `stops   after ${seconds} s, or with Ctrl+C`,
    `try     curl -s -H ${quote(`X-API-KEY: ${key}`)} ${quote(`${url}/v1/agents/${encodeURIComponent(agent)}/audio-cache?limit=2`)}`,
    '',
  ].join('\n');
}

export function describeRequest(record: RequestRecord): string {
  const took = Math.round((record.endedAt ?? record.startedAt) - record.startedAt);
  const parts = [
    new Date(record.startedAt).toISOString(),
    String(record.outcome),
    record.method,
    record.path,
    `${record.bodyLength} B`,
    `${took} ms`,
    ...(record.faulted ? ['fault'] : []),
  ];
  return `${printable(parts.join(' '))}\n`;
}

/** For a POSIX shell. */
function quote(text: string): string {
  return `'${printable(text).replaceAll("'", `'\\''`)}'`;
}
