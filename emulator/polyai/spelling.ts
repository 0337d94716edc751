/** How a listing is told: PolyAI's document and its command line tool disagree. */
export interface Telling {
  /** `totalCount` or `total_count`, and so on; camel if not said. */
  spelling?: Spelling;
  /** Ids in a listing: text if not said. */
  idsAs?: IdForm;
}

export const SPELLINGS = ['camel', 'snake'] as const;
export type Spelling = (typeof SPELLINGS)[number];
export const ID_FORMS = ['text', 'number'] as const;
export type IdForm = (typeof ID_FORMS)[number];

interface Page {
  entries: Record<string, unknown>[];
  totalCount: number;
}

/** A page as it goes out. */
export function spelled({ entries, ...rest }: Page, { spelling, idsAs }: Telling): Record<string, unknown> {
  const rename = spelling === 'snake' ? snakeCase : (value: Record<string, unknown>) => value;
  const told = idsAs === 'number' ? entries.map((entry) => ({ ...entry, id: Number(entry['id']) })) : entries;
  return { entries: told.map(rename), ...rename(rest) };
}

function snakeCase(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([name, content]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      content,
    ]),
  );
}
