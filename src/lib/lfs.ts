/** What Git holds in place of a file that Git LFS keeps elsewhere (git-lfs/docs/spec.md). */
export interface LfsPointer {
  /** SHA-256 of the real file, 64 hexadecimal digits. */
  readonly oid: string;
  /** Bytes of the real file. */
  readonly size: number;
}

export const MAX_POINTER_BYTES = 1_024;

const OPENING = 'version https://git-lfs.github.com/spec/v';

/** Whether text begins as a pointer does, of whatever version. */
export function looksLikePointer(text: string): boolean {
  return text.startsWith(OPENING);
}

/** Reads a Git LFS pointer; undefined for anything else. */
export function parsePointer(content: Uint8Array | undefined): LfsPointer | undefined {
  if (!content || content.length > MAX_POINTER_BYTES) return undefined;
  const text = String.fromCharCode(...content);
  if (!text.startsWith(`${OPENING}1\n`)) return undefined;
  const oid = /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1];
  const size = /^size ([0-9]{1,15})$/m.exec(text)?.[1];
  return oid && size ? { oid, size: Number(size) } : undefined;
}
