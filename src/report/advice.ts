import { MAX_WAV_SIZE } from '../audio/limits.ts';
import type { Outcome } from '../plan/outcome.ts';

type Failure = Extract<Outcome, { kind: 'failed' }>;

/** Whether the manifest has an id that the agent does not have. */
export function isWrongId({ change, certainty, status }: Failure): boolean {
  return certainty === 'not on agent' || (status === 404 && change.kind === 'replace');
}

/** What a user can do about a change that failed, in a few words; the same for all that failed alike. */
export function adviceFor(failure: Failure): string {
  const { change, certainty, status = 0 } = failure;
  if (isWrongId(failure)) return 'Correct the id in the manifest, or remove the line';
  if (certainty === 'unknown') return 'Run this job again: repeating the change does no harm';
  if (status === 401) return 'Check the secret behind "api-key", its expiry and the region';
  if (status === 403) return 'Give the key "audio_cache: write" for this agent, or correct the agent id';
  if (change.kind === 'replace' && status === 413)
    return `Export the file again as a plain WAV of at most ${MAX_WAV_SIZE}`;
  if (change.kind === 'replace' && (status === 400 || status === 422))
    return `If the response names no other cause, export the file again as a plain WAV of at most ${MAX_WAV_SIZE}`;
  return 'Run this job again; if that fails too, contact PolyAI and quote the support reference';
}
