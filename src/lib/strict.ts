/** The audio warnings that the input `strict` can turn into errors. `cut`: the end is missing, or is not played. */
export const STRICT_KINDS = ['silent', 'clipped', 'cut', 'unmeasured'] as const;
export type StrictKind = (typeof STRICT_KINDS)[number];
