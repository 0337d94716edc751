const MASK = '***';
/** Shorter ones would tear holes into every text, and guard nothing. Characters. */
const SHORTEST = 4;

/**
 * Takes secrets out of text, also where they were quoted as JSON, and where a text was cut short within one. Returns what
 * does so for these secrets.
 */
export function redactor(secrets: Iterable<string>): (text: string) => string {
  const forms = new Set([...secrets].flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]));
  const long = [...forms].filter((form) => form.length >= SHORTEST).toSorted((a, b) => b.length - a.length);
  return (text) => {
    const whole = long.reduce((rest, form) => rest.replaceAll(form, MASK), text);
    return long.reduce(withoutBeginnings, whole);
  };
}

/** A text that was shortened ends with `…`: the beginning of a secret may precede it. */
function withoutBeginnings(text: string, secret: string): string {
  if (!text.includes('…')) return text;
  const parts = text.split('…');
  const cut = parts.slice(0, -1).map((part) => {
    for (let length = Math.min(secret.length - 1, part.length); length >= SHORTEST; length -= 1)
      if (part.endsWith(secret.slice(0, length))) return `${part.slice(0, -length)}${MASK}`;
    return part;
  });
  return [...cut, ...parts.slice(-1)].join('…');
}

/** A copy of a value with every text in it changed, however deep; keys stay as they are. */
export function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
  return mapped(value, change) as Value;
}

function mapped(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapped(item, change));
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, mapped(item, change)]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapped(item, change)]));
}
