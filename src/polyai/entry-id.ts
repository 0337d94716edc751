/** An entry's id as text: PolyAI's are numbers in text, but may come as numbers. */
export function parseId(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return isCount(value) ? String(value) : undefined;
}

/** A whole number from 0 that is exact. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
