export interface ReadAheadOptions<Item> {
  readonly read: (item: Item) => Promise<Buffer>;
  /** Bytes that reading an item takes. */
  readonly sizeOf: (item: Item) => number;
  /** The most items that are read before it is their turn. */
  readonly width: number;
  /** The most bytes that are read before it is their turn. */
  readonly most: number;
}

/**
 * Reads items that are requested in order, and the next ones while earlier ones are in use. An item that is requested again
 * is read again. A failed read rejects for the caller that requests the item.
 */
export function readAhead<Item>(
  items: readonly Item[],
  { read, sizeOf, width, most }: ReadAheadOptions<Item>,
): (item: Item) => Promise<Buffer> {
  const ahead = new Map<Item, Promise<Buffer>>();
  let next = 0;
  let bytes = 0;

  function begin(item: Item): Promise<Buffer> {
    const reading = read(item);
    reading.catch(() => {});
    return reading;
  }

  return (item) => {
    const reading = ahead.get(item) ?? begin(item);
    if (ahead.delete(item)) bytes -= sizeOf(item);
    else if (items[next] === item) next += 1;
    for (let following = items[next]; following !== undefined; following = items[next]) {
      if (ahead.size >= width || bytes + sizeOf(following) > most) break;
      ahead.set(following, begin(following));
      bytes += sizeOf(following);
      next += 1;
    }
    return reading;
  };
}
