/** What a query asks for is refused; GitHub names the kind next to the message. */
export class QueryFailure extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.name = 'QueryFailure';
    this.type = type;
  }
}

export interface PageArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
}

interface Listed {
  /** Of its place in the list: stays the same when others come and go. */
  readonly cursor: number;
}

const MAX_PAGE = 100;

/** A page of a connection, from cursor to cursor; the whole list is in its order. */
export function connection<T extends Listed>(name: string, all: readonly T[], args: PageArguments): unknown {
  checkSize(name, args);
  const { first, last, after, before } = args;
  const from = after ? all.findIndex(({ cursor }) => encode(cursor) === after) + 1 : 0;
  const end = before ? all.findIndex(({ cursor }) => encode(cursor) === before) : -1;
  const between = all.slice(from, end < 0 ? all.length : end);
  const nodes = typeof first === 'number' ? between.slice(0, first) : between.slice(-(last ?? 0));
  const at = nodes[0] === undefined ? from : all.indexOf(nodes[0]);
  return {
    totalCount: all.length,
    nodes,
    edges: nodes.map((node) => ({ cursor: encode(node.cursor), node })),
    pageInfo: {
      startCursor: nodes[0] ? encode(nodes[0].cursor) : null,
      endCursor: nodes.at(-1) ? encode(nodes.at(-1)?.cursor ?? 0) : null,
      hasNextPage: at + nodes.length < all.length,
      hasPreviousPage: at > 0,
    },
  };
}

function checkSize(name: string, { first, last }: PageArguments): void {
  const given = [...Object.entries({ first, last })].filter(([, value]) => typeof value === 'number');
  const [boundary, size = 0] = given[0] ?? [];
  if (boundary === undefined) {
    throw new QueryFailure(
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    );
  }
  if (given.length > 1) {
    throw new QueryFailure(
      'INVALID_PAGINATION_BOUNDARIES',
      `Passing both \`first\` and \`last\` to paginate the \`${name}\` connection is not supported.`,
    );
  }
  if (Number(size) > MAX_PAGE) {
    throw new QueryFailure(
      'EXCESSIVE_PAGINATION',
      `Requesting ${size} records on the \`${name}\` connection exceeds the \`${boundary}\` limit of ${MAX_PAGE} records.`,
    );
  }
}

function encode(cursor: number): string {
  return Buffer.from(`cursor:v2:${cursor}`).toString('base64');
}
