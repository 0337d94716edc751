/** The audio warnings that the input `strict` can make block. `cut`: an end that is missing, or that nobody hears. */
export const STRICT_KINDS = ['silent', 'clipped', 'cut', 'unmeasured'] as const;
export type StrictKind = (typeof STRICT_KINDS)[number];
