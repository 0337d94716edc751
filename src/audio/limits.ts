/** The most that the audio cache takes, in bytes and in words. They stand apart from the WAV reader, which most runs do not load. */
export const MAX_WAV_BYTES = 6 * 1024 * 1024;
export const MAX_WAV_SIZE = `${MAX_WAV_BYTES / 1024 / 1024} MB`;
