import type { Loudness } from '../audio/facts.ts';

const BARS = [...'▁▂▃▄▅▆▇█'];
/** A bar more for each step. Spoken phrases move between 40 and 10 dB below full scale. */
const DECIBELS_A_BAR = 6;

/** Loudness from start to end as a line of bars, one a twelfth of the file: a silent, clipped or cut recording looks like it. */
export function shape({ levels }: Loudness): string {
  return levels
    .map((level) => Math.ceil(level / DECIBELS_A_BAR) + BARS.length)
    .map((bar) => BARS[Math.min(Math.max(bar, 0), BARS.length - 1)])
    .join('');
}
