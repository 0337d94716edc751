/** Builds WAV files in memory, right or wrong, chunk by chunk. */
const u16 = (value: number): Buffer => Buffer.from(Uint16Array.of(value).buffer);
export const u32 = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer);
export const u64 = (value: bigint): Buffer => Buffer.from(BigUint64Array.of(value).buffer);

/** A chunk, padded as it must be; `says` is the size in its header. */
export function chunk(id: string, content: Buffer, says = content.length): Buffer {
  return Buffer.concat([Buffer.from(id), u32(says), content, Buffer.alloc(content.length % 2)]);
}

export function wave(...chunks: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WAVE'), ...chunks]);
  return Buffer.concat([Buffer.from('RIFF'), u32(body.length), body]);
}

export function rf64(...chunks: Buffer[]): Buffer {
  const file = wave(...chunks);
  return Buffer.concat([Buffer.from('RF64'), u32(0xffff_ffff), file.subarray(8)]);
}

export function fmt({
  code = 1,
  channels = 1,
  rate = 8000,
  bytesPerSecond = 16_000,
  blockAlign = 2,
  bits = 16,
} = {}): Buffer {
  return chunk(
    'fmt ',
    Buffer.concat([u16(code), u16(channels), u32(rate), u32(bytesPerSecond), u16(blockAlign), u16(bits)]),
  );
}

export const ds64 = (dataBytes: bigint): Buffer =>
  chunk('ds64', Buffer.concat([u64(0n), u64(dataBytes), u64(0n), u32(0)]));
