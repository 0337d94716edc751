export interface GitObject {
  readonly id: string;
  readonly type: 'commit' | 'tree' | 'blob' | 'tag';
  /** Bytes of the whole object, whether they were kept or not. */
  readonly size: number;
  /** Absent if the object is larger than the caller wanted to read. */
  readonly content: Buffer | undefined;
}

/** A request that Git has not answered yet. */
export interface PendingRead {
  readonly maxBytes: number;
  readonly resolve: (object: GitObject | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** An object whose content is coming in. */
interface OpenObject {
  readonly object: Omit<GitObject, 'content'>;
  readonly keep: boolean;
  readonly parts: Buffer[];
  /** Bytes to come, with the line feed that ends the response. */
  left: number;
}

const HEADER = /^([0-9a-f]{40,64}) (commit|tree|blob|tag) ([0-9]+)$/;
const LF = 0x0a;

/**
 * Parses the output of `git cat-file --batch`, a stream of `<id> <type> <size>\n<content>\n`, chunk by chunk. Each object is handed
 * to the first read in `waiting`, which is removed.
 */
export function batchParser(waiting: PendingRead[]): (chunk: Buffer) => void {
  let header = Buffer.alloc(0);
  let open: OpenObject | undefined;

  /** Takes what belongs to the open object, and returns the rest. */
  function readContent(current: OpenObject, chunk: Buffer): Buffer {
    const part = chunk.subarray(0, current.left);
    if (current.keep) current.parts.push(part);
    current.left -= part.length;
    if (current.left === 0) {
      const { object, parts, keep } = current;
      open = undefined;
      // The length leaves the line feed at the end out.
      waiting.shift()?.resolve({ ...object, content: keep ? Buffer.concat(parts, object.size) : undefined });
    }
    return chunk.subarray(part.length);
  }

  /** Takes a header, as far as it has come in, and returns the rest. */
  function readHeader(chunk: Buffer): Buffer {
    const end = chunk.indexOf(LF);
    if (end < 0) {
      header = Buffer.concat([header, chunk]);
      return chunk.subarray(chunk.length);
    }
    const line = Buffer.concat([header, chunk.subarray(0, end)]).toString('utf8');
    header = Buffer.alloc(0);
    open = parseHeader(line, waiting[0]?.maxBytes ?? 0);
    // "<name> missing" or "<name> ambiguous"
    if (!open) waiting.shift()?.resolve(undefined);
    return chunk.subarray(end + 1);
  }

  return (chunk) => {
    for (let rest = chunk; rest.length > 0; ) rest = open ? readContent(open, rest) : readHeader(rest);
  };
}

function parseHeader(line: string, maxBytes: number): OpenObject | undefined {
  const match = HEADER.exec(line);
  if (!match) return undefined;
  const [, id = '', type, digits = '0'] = match;
  const size = Number(digits);
  const object = { id, type: type as GitObject['type'], size };
  return { object, keep: size <= maxBytes, parts: [], left: size + 1 };
}
