const SAMPLE_RATE = 8000;
const BYTES_PER_SECOND = SAMPLE_RATE * 2;
const HEADER_BYTES = 44;

/** A mono 16-bit tone. The frequency makes the bytes differ, so that a replaced file can be told from the old one. */
export function makeWav(seconds = 0.1, frequency = 440): Buffer {
  const samples = Math.max(1, Math.round(seconds * SAMPLE_RATE));
  const wav = Buffer.alloc(HEADER_BYTES + samples * 2);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(SAMPLE_RATE, 24);
  wav.writeUInt32LE(BYTES_PER_SECOND, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(samples * 2, 40);
  for (let i = 0; i < samples; i++) {
    wav.writeInt16LE(
      Math.round(8000 * Math.sin((2 * Math.PI * frequency * i) / SAMPLE_RATE)),
      HEADER_BYTES + i * 2,
    );
  }
  return wav;
}

/** How long a numbered file of that size lasts. */
export function numberedWavSeconds(bytes: number): number {
  return (bytes - HEADER_BYTES) / BYTES_PER_SECOND;
}

const tones = new Map<number, Buffer>();

/** A tone of so many bytes (46 or more, an even number), whose first samples tell the number: cheap to make again. */
export function makeNumberedWav(bytes: number, number: number): Buffer {
  const tone = tones.get(bytes) ?? makeWav(numberedWavSeconds(bytes));
  tones.set(bytes, tone);
  const wav = Buffer.from(tone);
  for (let at = HEADER_BYTES, rest = number; rest > 0 && at < wav.length; at += 2) {
    wav.writeInt16LE(wav.readInt16LE(at) ^ (rest & 0xff), at);
    rest = Math.floor(rest / 256);
  }
  return wav;
}

interface Chunk {
  name: string;
  /** Where its header begins, and what is there of its content. */
  at: number;
  start: number;
  end: number;
}

/** The chunks of a WAV file, or nothing if it is none. RF64 and streamed files claim 4 GiB: only what is there counts. */
function chunksOf(bytes: Buffer): Chunk[] {
  if (!/^(RIFF|RF64)$/.test(bytes.toString('latin1', 0, 4)) || bytes.toString('latin1', 8, 12) !== 'WAVE') {
    return [];
  }
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32LE(at + 4);
    const end = Math.min(at + 8 + size, bytes.length);
    chunks.push({ name: bytes.toString('latin1', at, at + 4), at, start: at + 8, end });
    at = end + (size % 2);
  }
  return chunks;
}

function soundOf(bytes: Buffer): { byteRate: number; sampleBytes: number; data: Chunk } | undefined {
  const chunks = chunksOf(bytes);
  const format = chunks.find(({ name, start, end }) => name === 'fmt ' && end - start >= 16);
  const data = chunks.find(({ name }) => name === 'data');
  if (!format || !data) return undefined;
  const byteRate = bytes.readUInt32LE(format.start + 8);
  const sampleBytes = Math.max(1, bytes.readUInt16LE(format.start + 14) >> 3);
  return byteRate > 0 ? { byteRate, sampleBytes, data } : undefined;
}

/** The length in seconds by the header, or nothing if the header cannot be read. */
export function wavDuration(bytes: Buffer): number | undefined {
  const sound = soundOf(bytes);
  return sound && (sound.data.end - sound.data.start) / sound.byteRate;
}

/** The same samples under another header: an INFO chunk is put before them. What cannot be read stays as it is. */
export function withOtherHeader(bytes: Buffer): Buffer {
  const sound = soundOf(bytes);
  if (!sound) return bytes;
  const info = Buffer.from('LIST\x12\0\0\0INFOISFT\x06\0\0\0cache\0', 'latin1');
  const wav = Buffer.concat([bytes.subarray(0, sound.data.at), info, bytes.subarray(sound.data.at)]);
  // A streamed file's size is no size.
  const size = bytes.readUInt32LE(4);
  if (size === bytes.length - 8) wav.writeUInt32LE(wav.length - 8, 4);
  return wav;
}

/** As if decoded and encoded anew: the same format and length, each sample off by one step. */
export function withOtherSamples(bytes: Buffer): Buffer {
  const sound = soundOf(bytes);
  if (!sound) return bytes;
  const wav = Buffer.from(bytes);
  for (let at = sound.data.start; at < sound.data.end; at += sound.sampleBytes) {
    wav[at] = (wav[at] ?? 0) ^ 1;
  }
  return wav;
}
