import { quote } from '../lib/text.ts';
import type { Deletion } from '../plan/plan.ts';
import { parseBulkResult } from './api.ts';
import type { Result } from './result.ts';

/** What a bulk delete's response says about the requested ids. */
export interface Claims {
  readonly deleted: ReadonlySet<string>;
  /** What the response explicitly says was not deleted. */
  readonly spared: ReadonlySet<string>;
}

/** Nothing is deleted for a response that contradicts itself; `warn` is called for ids that were not requested. */
export function readClaims(
  bulk: Result,
  batch: readonly Deletion[],
  warn: (message: string) => void,
): Claims {
  const response = bulk.kind === 'response' && bulk.response.status === 200 ? bulk.response : undefined;
  const claim = (response && parseBulkResult(response.body)) ?? { deleted: [], failed: [] };
  const deleted = new Set(claim.deleted);
  const failed = new Set(claim.failed);
  const asked = new Set<string>(batch.map((change) => change.id));
  const strangers = [...new Set([...deleted, ...failed])].filter((id) => !asked.has(id));
  if (strangers.length > 0) {
    const which = strangers.length === 1 ? 'an id that was' : `${strangers.length} ids that were`;
    warn(
      `PolyAI's response to a bulk delete names ${which} not requested (${quote(strangers[0] ?? '')}): ignored`,
    );
  }
  return {
    deleted: new Set([...deleted].filter((id) => !failed.has(id))),
    spared: new Set([...failed].filter((id) => !deleted.has(id))),
  };
}
