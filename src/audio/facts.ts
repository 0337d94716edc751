import type { StrictKind } from '../lib/strict.ts';

export type WavEncoding = 'pcm' | 'float' | 'alaw' | 'mulaw' | `format-${number}`;

/** How one sample is stored: unsigned, signed or float with its bits, or a G.711 code. `low`: in the low bytes of its container. */
export type SampleFormat =
  | 'u8'
  | 's16'
  | 's24'
  | 's32'
  | 's64'
  | 's24-low-in-32'
  | 'f32'
  | 'f64'
  | 'alaw'
  | 'mulaw';

/** What is odd about a file that is valid all the same. */
export interface AudioWarning {
  readonly kind: StrictKind | 'odd';
  /** Reads well after the file's name. */
  readonly text: string;
}

export interface WavFacts {
  /** Undefined where neither the samples nor the header say it. */
  readonly durationSeconds: number | undefined;
  /** In Hz. */
  readonly sampleRate: number;
  readonly channels: number;
  readonly bitsPerSample: number;
  readonly encoding: WavEncoding;
  /** Undefined for compressed audio. */
  readonly sampleFormat: SampleFormat | undefined;
  /** Where in the file the audio begins. */
  readonly dataOffset: number;
  readonly dataBytes: number;
  /** What is odd about the header. */
  readonly warnings: readonly AudioWarning[];
}

/** How loud a file is, from its start to its end: enough to see a silent, clipped or cut recording at a glance. */
export interface Loudness {
  /** The loudness (RMS) of each twelfth of the file, in dB below full scale: 0 is the loudest, -120 means silence. */
  readonly levels: readonly number[];
  /** The loudest sample, in the same measure. */
  readonly peak: number;
  /** How far the signal swings from its mean: what is heard. A constant offset is not. In the same measure. */
  readonly swing: number;
  /** How often the signal stays at full scale for longer than a real peak does. */
  readonly clippings: number;
}

export interface AudioFacts extends WavFacts {
  readonly fileBytes: number;
  /** Undefined for compressed audio. */
  readonly loudness: Loudness | undefined;
}
