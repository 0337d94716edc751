import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The last step of the self-test (.github/workflows/self-test.yml): compares what the emulated cache holds with the files.
 * After a sync it must hold every file, and none of the deleted entries; after a plan, none of the files.
 */
const { CACHE_URL = '', OUTCOME = '', EXPECTED = '', DELETED = '' } = process.env;
const MANIFEST = join(import.meta.dirname, '..', 'examples', 'audio', 'manifest.json');
const headers = { 'x-api-key': 'emulator-key' };

const { agentId, entries } = JSON.parse(readFileSync(MANIFEST, 'utf8'));
const faults = OUTCOME === EXPECTED ? [] : [`the outcome is "${OUTCOME}", not "${EXPECTED}"`];
for (const [name, id] of Object.entries<string>(entries)) {
  const { audio } = await download(id);
  const isThere = audio?.equals(readFileSync(join(dirname(MANIFEST), name))) ?? false;
  if (isThere !== (EXPECTED === 'synced')) faults.push(`entry ${id} ${isThere ? 'is' : 'is not'} ${name}`);
}
for (const id of JSON.parse(DELETED || '[]') as string[])
  if ((await download(id)).status !== 404) faults.push(`entry ${id} is still there`);

process.stdout.write(faults.length > 0 ? `${faults.join('\n')}\n` : 'the audio cache is as it should be\n');
if (faults.length > 0) process.exitCode = 1;

async function download(id: string): Promise<{ status: number; audio?: Buffer }> {
  const response = await fetch(`${CACHE_URL}/v1/agents/${agentId}/audio-cache/${id}/file`, { headers });
  const body = Buffer.from(await response.arrayBuffer());
  return response.ok ? { status: response.status, audio: body } : { status: response.status };
}
