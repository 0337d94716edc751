import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How much audio may pile up before it is freed. Bytes. */
const MAX_GARBAGE = 8 * 1024 * 1024;

/**
 * Frees what was downloaded: call the result with the bytes that are not needed any more. V8 sees the few objects that point to
 * audio, not the audio, and lets more than 100 MB of it pile up before it looks for garbage.
 */
export function createCollector(): (bytes: number) => void {
  let collect: (() => void) | undefined;
  let garbage = 0;
  return (bytes) => {
    garbage += bytes;
    if (garbage < MAX_GARBAGE) return;
    garbage = 0;
    collect ??= openCollector();
    collect();
  };
}

/** Node has the function for this only with a flag (Node.js documentation, `--expose-gc`). */
function openCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
}
