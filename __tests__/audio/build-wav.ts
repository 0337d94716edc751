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

/** What follows the code in the GUID of every format that has one: KSDATAFORMAT_SUBTYPE_PCM and so on. */
export const STANDARD_GUID = '000000001000800000aa00389b71';

/** One channel at 8 kHz in the extensible format; `bits` is the container, `valid` what counts of it. */
export function extensible(options: {
  bits: number;
  valid?: number;
  sub?: number;
  guid?: string;
  extension?: number;
}): Buffer {
  const { bits, valid = bits, sub = 1, guid = STANDARD_GUID, extension = 22 } = options;
  const plain = fmt({ code: 0xfffe, bits, blockAlign: bits / 8, bytesPerSecond: bits * 1000 }).subarray(8);
  const more = [u16(extension), u16(valid), u32(4), u16(sub), Buffer.from(guid, 'hex')];
  return chunk('fmt ', Buffer.concat([plain, ...more]));
}

export const ds64 = (dataBytes: bigint): Buffer =>
  chunk('ds64', Buffer.concat([u64(0n), u64(dataBytes), u64(0n), u32(0)]));
