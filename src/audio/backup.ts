import { isPlaceholder } from './data-size.ts';
import { CUT_OFF, count } from './help.ts';
import { explainNotWav } from './other-formats.ts';
import { chunksOf } from './riff.ts';

/**
 * What is wrong with audio that PolyAI sent, so that it would be no use as a backup; reads well after the file's name. It may be of
 * any size and encoding, and does not have to say of what size: speech that was streamed does not.
 */
export function explainBadBackup(bytes: Uint8Array): string | undefined {
  const notWav = explainNotWav(bytes);
  if (notWav !== undefined) return notWav;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const { id, size, left } of chunksOf(view)) {
    if (id !== 'data') continue;
    if (left === 0) return `has no audio: it ends where the audio should begin`;
    const isCut = size > left && !isPlaceholder(size);
    return isCut
      ? `says ${count(size)} bytes of audio, but only ${count(left)} follow: ${CUT_OFF}`
      : undefined;
  }
  return 'has no audio (no data chunk)';
}
