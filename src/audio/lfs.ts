export interface LfsPointer {
  /** SHA-256 of the real file, 64 hexadecimal digits. */
  readonly oid: string;
  /** Bytes of the real file. */
  readonly size: number;
}

const OPENING = 'version https://git-lfs.github.com/spec/v1\n';

/** Reads a Git LFS pointer (git-lfs/docs/spec.md); undefined for anything else. */
export function parsePointer(content: Uint8Array | undefined): LfsPointer | undefined {
  if (!content || content.length > 1_024) return undefined;
  const text = Buffer.from(content).toString('latin1');
  if (!text.startsWith(OPENING)) return undefined;
  const oid = /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1];
  const size = /^size ([0-9]+)$/m.exec(text)?.[1];
  return oid && size ? { oid, size: Number(size) } : undefined;
}
