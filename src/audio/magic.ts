/** A file format, by its first bytes. */
export interface FileFormat {
  /** Their offset. */
  readonly at: number;
  /** What they are, as Latin-1. */
  readonly magic: string;
  readonly name: string;
  /** What audio of this kind is called, which ffmpeg converts; absent for what is not audio. */
  readonly extension?: string;
  /** What to do about something that is not audio. */
  readonly help?: string;
}

const NO_AUDIO = 'replace it with the recording itself';

/** What people put into a `.wav` by mistake, mostly by giving another file that name. */
export const FILE_FORMATS: readonly FileFormat[] = [
  ...frames('\xe2\xe3\xf2\xf3\xfa\xfb', { name: 'an MP3', extension: 'mp3' }),
  ...frames('\xf4\xf5\xfc\xfd', { name: 'MP2', extension: 'mp2' }),
  ...frames('\xf0\xf1\xf8\xf9', { name: 'AAC (ADTS)', extension: 'aac' }),
  audio('ADIF', 'AAC (ADIF)', 'aac'),
  audio('\x56\xe0', 'AAC (LATM)', 'latm'),
  audio('riff\x2e\x91\xcf\x11\xa5\xd6\x28\xdb\x04\xc1\0\0', 'Wave64', 'w64'),
  audio('\x30\x26\xb2\x75\x8e\x66\xcf\x11', 'WMA (ASF)', 'wma'),
  audio('OggS', 'Ogg', 'ogg'),
  audio('fLaC', 'FLAC', 'flac'),
  { ...audio('ftyp3gp', '3GP', '3gp'), at: 4 },
  { ...audio('ftypqt', 'QuickTime', 'mov'), at: 4 },
  { ...audio('ftyp', 'M4A or MP4', 'm4a'), at: 4 },
  { ...audio('moov', 'QuickTime', 'mov'), at: 4 },
  audio('FORM', 'AIFF', 'aiff'),
  audio('caff', 'CAF', 'caf'),
  audio('.snd', 'AU', 'au'),
  audio('#!AMR', 'AMR', 'amr'),
  audio('#!SILK', 'SILK', 'silk'),
  audio('\x02#!SILK', 'SILK', 'silk'),
  audio('\x1aE\xdf\xa3', 'WebM', 'webm'),
  audio('RIFX', 'a big-endian WAV (RIFX)', 'wav'),
  audio('wvpk', 'WavPack', 'wv'),
  audio('MAC ', "Monkey's Audio", 'ape'),
  audio('TTA1', 'True Audio', 'tta'),
  audio('MPCK', 'Musepack', 'mpc'),
  audio('MP+', 'Musepack', 'mpc'),
  audio('NIST_1A', 'NIST SPHERE', 'sph'),
  audio('Creative Voice File', 'VOC', 'voc'),
  audio('.ra\xfd', 'RealAudio', 'ra'),
  audio('.RMF', 'RealMedia', 'rm'),
  audio('FLV\x01', 'Flash video', 'flv'),
  audio('\x0b\x77', 'AC-3', 'ac3'),
  audio('\x7f\xfe\x80\x01', 'DTS', 'dts'),
  other('MThd', 'MIDI', 'it contains notes, not sound, so record it as a WAV file'),
  other('\x1f\x8b', 'a gzip archive', 'unpack it, for example with "gunzip < in.gz > out.wav"'),
  other('PK\x03\x04', 'a ZIP archive', 'unpack it, for example with "unzip in.zip"'),
  other('7z\xbc\xaf\x27\x1c', 'a 7-Zip archive', 'unpack it, for example with "7z x in.7z"'),
  other('Rar!\x1a', 'a RAR archive', 'unpack it, for example with "unrar x in.rar"'),
  other('BZh', 'a bzip2 archive', 'unpack it, for example with "bunzip2 < in.bz2 > out.wav"'),
  other('\xfd7zXZ', 'an xz archive', 'unpack it, for example with "unxz < in.xz > out.wav"'),
  other('\x28\xb5\x2f\xfd', 'a Zstandard archive', 'unpack it, for example with "unzstd in.zst -o out.wav"'),
  other('%PDF', 'a PDF', NO_AUDIO),
  other('\x89PNG', 'a PNG picture', NO_AUDIO),
  other('\xff\xd8\xff', 'a JPEG picture', NO_AUDIO),
  other('GIF8', 'a GIF picture', NO_AUDIO),
  other('\x7fELF', 'a program', NO_AUDIO),
  other(
    '\0\x05\x16\x07',
    'the extra data of a Mac file (AppleDouble)',
    'delete it; the recording is the file without "._" in its name',
  ),
  other('\xd0\xcf\x11\xe0', 'an Office document', NO_AUDIO),
];

function audio(magic: string, name: string, extension: string): FileFormat {
  return { at: 0, magic, name, extension };
}

function other(magic: string, name: string, help: string): FileFormat {
  return { at: 0, magic, name, help };
}

/** MPEG audio begins with a frame: 0xff, then a byte that says the kind. */
function frames(seconds: string, format: Pick<FileFormat, 'name' | 'extension'>): FileFormat[] {
  return [...seconds].map((second) => ({ at: 0, magic: `\xff${second}`, ...format }));
}
