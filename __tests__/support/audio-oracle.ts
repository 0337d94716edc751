import { spawnSync } from 'node:child_process';

/** What a well-known program says of audio. Levels in dB below full scale, over all channels; -120 is silence. */
export interface Heard {
  readonly durationSeconds: number;
  /** Undefined where the program cannot decode the audio, or decodes it wrongly. */
  readonly peak?: number;
  readonly rms?: number;
}

export type Oracle = (path: string) => Heard | undefined;

/** Undefined where ffmpeg is not installed, or reads no audio in the file. */
export const ffmpeg: Oracle = (path) => {
  const fields = 'stream=sample_rate,duration';
  const probe = run('ffprobe', ['-v', 'error', '-show_entries', fields, '-of', 'csv=p=0', path]);
  const [rate = 0, seconds = 0] = probe.split(',').map(Number);
  const told = run('ffmpeg', ['-i', path, '-af', 'astats=metadata=0', '-f', 'null', '-']);
  const overall = told.slice(told.lastIndexOf('Overall'));
  const samples = numberAfter(overall, 'Number of samples:');
  if (!rate) return undefined;
  // ffprobe estimates from the header; what was decoded is what is heard. A compressed file says how much of that is padding.
  const isCompressed = !/Audio: (\w+)/.exec(told)?.[1]?.startsWith('pcm_');
  return {
    durationSeconds: isCompressed || samples === undefined ? seconds : samples / rate,
    ...levels(numberAfter(overall, 'Peak level dB:'), numberAfter(overall, 'RMS level dB:')),
  };
};

/** Undefined where sox is not installed, or reads no audio in the file. */
export const sox: Oracle = (path) => {
  const told = run('sox', [path, '-n', 'stats']);
  const seconds = numberAfter(told, 'Length s');
  if (seconds === undefined) return undefined;
  return {
    durationSeconds: seconds,
    ...levels(numberAfter(told, 'Pk lev dB'), numberAfter(told, 'RMS lev dB')),
  };
};

export function isInstalled(program: 'ffmpeg' | 'sox'): boolean {
  return spawnSync(program, [program === 'sox' ? '--version' : '-version']).status === 0;
}

/** What a program says on both of its channels. */
export function run(program: string, args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return `${stdout ?? ''}${stderr ?? ''}`;
}

function levels(peak: number | undefined, rms: number | undefined): Pick<Heard, 'peak' | 'rms'> {
  return peak === undefined || rms === undefined ? {} : { peak, rms };
}

function numberAfter(text: string, label: string): number | undefined {
  const at = text.indexOf(label);
  const word = at === -1 ? '' : (text.slice(at + label.length).match(/^\s*(-?inf|-?[\d.]+)/)?.[1] ?? '');
  if (word === '') return undefined;
  return word.endsWith('inf') ? -120 : Number(word);
}
