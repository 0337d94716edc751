import { MAX_WAV_SIZE } from '../audio/wav.ts';
import type { Outcome } from '../plan/outcome.ts';

/** What a user can do about a change that failed, in a few words. */
export function adviceFor({ change, certainty, status = 0 }: Extract<Outcome, { kind: 'failed' }>): string {
  if (certainty === 'not on agent' || (status === 404 && change.kind === 'replace')) {
    const line = change.entry ? `line ${change.entry.line} of the manifest` : 'the manifest';
    return `Correct the id on ${line}, or remove the line`;
  }
  if (certainty === 'unknown') return 'Run this job again: repeating the change does no harm';
  if (status === 401) return 'Check the secret behind "api-key", its expiry and the region';
  if (status === 403) return 'Give the key "audio_cache: write" for this agent, or correct the agent id';
  if (change.kind === 'replace' && status === 413)
    return `Export the file again as a plain WAV of at most ${MAX_WAV_SIZE}`;
  if (change.kind === 'replace' && (status === 400 || status === 422))
    return `Follow what the response says; if it is about the audio, export the file again as a plain WAV of at most ${MAX_WAV_SIZE}`;
  return 'Run this job again; if that fails too, contact PolyAI and quote the support reference';
}
