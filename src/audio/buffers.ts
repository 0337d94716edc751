/** Memory for whole files, used again and again: the garbage collector would let a dozen of the largest files pile up. */
export interface Buffers {
  /** So many bytes, of any content. */
  take(size: number): Buffer;
  /** Takes memory back that nobody will look at again. What came from elsewhere is left alone. */
  giveBack(bytes: Buffer): void;
}

/** What is given back fits other files, too, if it has a common size. Bytes. */
const LEAST = 64 * 1024;

export function createBuffers(): Buffers {
  const taken = new WeakSet<ArrayBufferLike>();
  const free: ArrayBuffer[] = [];
  return {
    take(size) {
      const index = free.findIndex(({ byteLength }) => byteLength >= size);
      const memory = free.splice(index, index < 0 ? 0 : 1)[0] ?? new ArrayBuffer(capacityFor(size));
      taken.add(memory);
      return Buffer.from(memory, 0, size);
    },
    giveBack({ buffer }) {
      if (taken.delete(buffer)) free.push(buffer as ArrayBuffer);
    },
  };
}

/** The next power of two. */
function capacityFor(size: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(size, LEAST)));
}
