const MAX_PAGE = 100;
const DEFAULT_PAGE = 30;

export interface Page<T> {
  items: T[];
  /** With links to the other pages, if there are any. */
  headers: Record<string, string>;
}

/** The page that is asked for. Numbers that make no sense are as if not given. */
export function page<T>(
  all: readonly T[],
  query: URLSearchParams,
  url: string,
  unasked: number = DEFAULT_PAGE,
): Page<T> {
  const size = Math.min(positive(query.get('per_page')) ?? unasked, Math.max(unasked, MAX_PAGE));
  const number = positive(query.get('page')) ?? 1;
  const last = Math.max(1, Math.ceil(all.length / size));
  const links: [name: string, to: number][] = [
    ...(number > 1 ? [['prev', Math.min(number - 1, last)] as [string, number]] : []),
    ...(number < last ? [['next', number + 1] as [string, number], ['last', last] as [string, number]] : []),
    ...(number > 1 ? [['first', 1] as [string, number]] : []),
  ];
  const link = links.map(([name, to]) => {
    const target = new URLSearchParams(query);
    target.set('page', String(to));
    return `<${url}?${target}>; rel="${name}"`;
  });
  return {
    items: all.slice((number - 1) * size, number * size),
    headers: link.length > 0 ? { link: link.join(', ') } : {},
  };
}

function positive(text: string | null): number | undefined {
  return text !== null && /^[1-9][0-9]{0,8}$/.test(text) ? Number(text) : undefined;
}
