import { grouped } from '../lib/numbers.ts';
import { isPlaceholder } from './data-size.ts';
import { explainNotWav } from './other-formats.ts';
import { chunksOf } from './riff.ts';

/** What follows is advice on how to fix a file of one's own: it is no help with what a server sent. */
const FAULT = /^is not a WAV file: it [^:;,]*/;

function withoutHelp(fault: string): string {
  return FAULT.exec(fault)?.[0] ?? fault;
}

/**
 * What is wrong with audio that PolyAI sent, so that it would be no use as a backup; reads well after the file's name. It may be of
 * any size and encoding, and does not have to say of what size: speech that was streamed does not.
 */
export function explainBadBackup(bytes: Uint8Array): string | undefined {
  const notWav = explainNotWav(bytes);
  if (notWav !== undefined) return withoutHelp(notWav);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const { id, size, left } of chunksOf(view)) {
    if (id !== 'data') continue;
    if (left === 0) return `has no audio: it ends where the audio should begin`;
    const isCut = size > left && !isPlaceholder(size);
    return isCut
      ? `says ${grouped(size)} bytes of audio, but only ${grouped(left)} follow: it was cut off`
      : undefined;
  }
  return 'has no audio (no data chunk)';
}
