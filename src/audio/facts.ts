import type { Loudness } from './loudness.ts';
import type { WavFacts } from './wav.ts';

/** What is known of a file that is to be uploaded. */
export interface AudioFacts extends WavFacts {
  readonly fileBytes: number;
  /** Undefined for encodings that are not measured, and for a file that is neither only planned nor sent. */
  readonly loudness: Loudness | undefined;
}
