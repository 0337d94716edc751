const SAMPLE_RATE = 8000;
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
  wav.writeUInt32LE(SAMPLE_RATE * 2, 28);
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

/** The length in seconds by the header, or nothing if the header cannot be read. */
export function wavDuration(bytes: Buffer): number | undefined {
  if (!/^(RIFF|RF64)$/.test(bytes.toString('latin1', 0, 4)) || bytes.toString('latin1', 8, 12) !== 'WAVE') {
    return undefined;
  }
  let byteRate = 0;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    if (name === 'fmt ' && at + 20 <= bytes.length) {
      byteRate = bytes.readUInt32LE(at + 16);
    }
    if (name === 'data') {
      // RF64 and streamed files claim 4 GiB here: only what is present is played.
      return byteRate > 0 ? Math.min(size, bytes.length - at - 8) / byteRate : undefined;
    }
    at += 8 + size + (size % 2);
  }
  return undefined;
}
