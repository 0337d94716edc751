import type { Loudness } from './loudness.ts';

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

/** What an audio warning is about; all but `odd` can be made to block by the input `strict`. */
export type AudioWarningKind = (typeof STRICT_KINDS)[number] | 'odd';

export const STRICT_KINDS = ['silent', 'clipped', 'cut', 'unmeasured'] as const;

/** What is odd about a file that is valid all the same. */
export interface AudioWarning {
  readonly kind: AudioWarningKind;
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

export interface AudioFacts extends WavFacts {
  readonly fileBytes: number;
  /** Undefined for compressed audio. */
  readonly loudness: Loudness | undefined;
}
