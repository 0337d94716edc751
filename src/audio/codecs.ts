// Compressed audio that WAV files can hold and at least one of ffmpeg and sox decodes (libavformat/riff.c, RFC 2361).

/** What the format chunk says that decides how many samples a block has. */
export interface BlockLayout {
  readonly channels: number;
  /** Bytes of a block. */
  readonly blockAlign: number;
  readonly bitsPerSample: number;
}

interface Codec {
  readonly name: string;
  /** Samples of each channel in so many bytes of one block; absent where blocks differ. */
  readonly samplesIn?: SamplesIn;
}

type SamplesIn = (bytes: number, layout: BlockLayout) => number;

const bare = (name: string, ...codes: number[]) => codes.map((code): [number, Codec] => [code, { name }]);

/** Blocks that begin with a sample of each channel, then hold four bits for each following one. */
const ima: SamplesIn = (bytes, { channels }) => (Math.floor(bytes / channels) - 4) * 2 + 1;
const microsoft: SamplesIn = (bytes, { channels }) => (Math.floor(bytes / channels) - 7) * 2 + 2;
const bits: SamplesIn = (bytes, { channels, bitsPerSample }) =>
  Math.floor((bytes * 8) / (channels * (bitsPerSample || 4)));
const blocksOf =
  (blockBytes: number, samples: number): SamplesIn =>
  (bytes) =>
    Math.floor(bytes / blockBytes) * samples;

const CODECS: ReadonlyMap<number, Codec> = new Map<number, Codec>([
  [0x02, { name: 'Microsoft ADPCM', samplesIn: microsoft }],
  [0x11, { name: 'IMA ADPCM', samplesIn: ima }],
  [0x69, { name: 'Xbox ADPCM' }],
  [0x20, { name: 'Yamaha ADPCM', samplesIn: bits }],
  [0x31, { name: 'GSM 6.10', samplesIn: blocksOf(65, 320) }],
  [0x32, { name: 'GSM 6.10', samplesIn: blocksOf(65, 320) }],
  [0x1500, { name: 'GSM 6.10', samplesIn: blocksOf(65, 320) }],
  [0x22, { name: 'TrueSpeech', samplesIn: blocksOf(32, 240) }],
  [0x1501, { name: 'TrueSpeech', samplesIn: blocksOf(32, 240) }],
  [0x28f, { name: 'G.722', samplesIn: bits }],
  ...[0x14, 0x40, 0x45, 0x64].map((code): [number, Codec] => [code, { name: 'G.726', samplesIn: bits }]),
  ...bare('OKI ADPCM', 0x10, 0x17),
  ...bare('DK ADPCM', 0x61, 0x62),
  ...bare('Creative ADPCM', 0x200),
  ...bare('Flash ADPCM', 0x5346),
  ...bare('G.723.1', 0x42, 0x111, 0xa100),
  ...bare('G.729', 0x83, 0x729a),
  ...bare('AMR', 0x38, 0x57, 0x58),
  ...bare('MP2', 0x50),
  ...bare('MP3', 0x55),
  ...bare('AAC', 0xff, 0x1600, 0x1602, 0x4143, 0x706d, 0xa106),
  ...bare('Windows Media Audio', 0x0a, 0x160, 0x161, 0x162, 0x163, 0x165, 0x166),
  ...bare('Voxware MetaSound', 0x75),
  ...bare('Sipro', 0x130, 0x135),
  ...bare('Siren', 0x28e),
  ...bare('DV audio', 0x215, 0x216),
  ...bare('ATRAC3', 0x270),
  ...bare('Intel Music Coder', 0x401),
  ...bare('Indeo audio', 0x402),
  ...bare('On2 AVC', 0x500, 0x501),
  ...bare('AC-3', 0x2000),
  ...bare('DTS', 0x2001),
  ...bare('Sonic', 0x2048),
  ...bare('Vorbis', 0x566f),
  ...bare('Xan DPCM', 0x594a),
  ...bare('Speex', 0xa109),
  ...bare('FLAC', 0xf1ac),
]);

/** How compressed audio is called; undefined for what nobody decodes. */
export function codecName(code: number): string | undefined {
  return CODECS.get(code)?.name;
}

/** Samples of each channel in so many bytes of audio, by its blocks. Undefined where the code does not fix that. */
export function samplesByBlocks(code: number, dataBytes: number, layout: BlockLayout): number | undefined {
  const samplesIn = CODECS.get(code)?.samplesIn;
  if (!samplesIn || layout.blockAlign === 0) return undefined;
  const { blockAlign } = layout;
  const rest = dataBytes % blockAlign;
  const whole = Math.floor(dataBytes / blockAlign) * Math.max(samplesIn(blockAlign, layout), 0);
  return whole + Math.max(rest === 0 ? 0 : samplesIn(rest, layout), 0);
}
