import { resolve } from 'node:path';
import { explainBadBackup } from '../audio/backup.ts';
import { plural } from '../lib/numbers.ts';
import { quote } from '../lib/text.ts';
import type { Change, Plan } from '../plan/plan.ts';
import { backUp } from '../polyai/backup.ts';
import type { Client } from '../polyai/client.ts';
import type { Run } from '../run.ts';

/** Saves the audio that the plan replaces or deletes, and adds a notice on how to restore it. */
export async function saveBackup(
  run: Run,
  plan: Plan,
  { backup, workspace }: { readonly backup: string | undefined; readonly workspace: string },
  client: Client,
): Promise<void> {
  if (backup === undefined) return;
  const folder = resolve(workspace, backup);
  const changes: Change[] = [...plan.replace, ...plan.delete];
  const saved = await backUp(changes, { client, folder, explainBadAudio: explainBadBackup });
  run.notices.push({
    message: `the old audio is in ${quote(backup)}: ${plural(saved, 'file')}, named after the entry ids; keep it with actions/upload-artifact. To restore a recording, put it in place of the entry's file in the repository and push. A deleted entry comes back under a new id when its phrase is next spoken`,
  });
}
