/** How much of a section is shown: 0 all, 1 no details, 2 ids, 3 the first of them, 4 no more than their number. */
export type Level = 0 | 1 | 2 | 3 | 4;

/** A part of the report at a level; empty if there is nothing to show. */
export type Section = (level: Level) => string;

/** A step's summary may have 1 MiB; a larger one is dropped whole (GitHub Docs, "Adding a job summary"). Some is left for others. */
export const MAX_SUMMARY_BYTES = 1_000_000;

export const SHORTENED =
  '*Shortened to fit GitHub’s limit. The report file (output `report`) has every entry and every detail.*';

/**
 * Joins sections to at most so many bytes of UTF-8. Whatever is largest gives up some of its detail first; `shortened` is
 * added where anything had to.
 */
export function shrinkToFit(sections: readonly Section[], maxBytes: number, shortened: string): string {
  const parts = sections.map((section) => partAt(section, 0));
  const room = maxBytes - bytesOf(shortened) - 2 * (parts.length + 1);
  while (sum(parts) > room) {
    const largest = parts.reduce((a, b) => (spare(b) > spare(a) ? b : a));
    if (largest.level === 4) break;
    Object.assign(largest, partAt(largest.section, (largest.level + 1) as Level));
  }
  const texts = parts.map(({ text }) => text);
  if (parts.some(({ level }) => level > 0)) texts.push(shortened);
  return `${texts.filter((text) => text !== '').join('\n\n')}\n`;
}

interface Part {
  readonly section: Section;
  readonly level: Level;
  readonly text: string;
  readonly bytes: number;
}

function partAt(section: Section, level: Level): Part {
  const text = section(level);
  return { section, level, text, bytes: bytesOf(text) };
}

/** What cannot get any smaller is not a candidate. */
function spare({ level, bytes }: Part): number {
  return level === 4 ? -1 : bytes;
}

function sum(parts: readonly Part[]): number {
  return parts.reduce((total, { bytes }) => total + bytes, 0);
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
