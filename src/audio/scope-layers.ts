import { Blocked } from '../lib/problem.ts';
import { foldName, quote } from '../lib/text.ts';

/** Names that can be files of one folder at the same time on any file system: by their fold. */
export type Layer = ReadonlyMap<string, string>;

/** A folder of this many files can be read, and linked to one file, on every system. */
const MAX_NAMES = 50_000;
/** Repositories that people work in need one or two. */
const MAX_LAYERS = 50;

interface OpenLayer {
  readonly names: Map<string, string>;
  /** The fold of each file and folder (with a slash at its end), and how it is spelled. */
  readonly spellings: Map<string, string>;
}

/**
 * Deals names out to layers, so that no two in a layer are one file on a disk that ignores letter case or the form of
 * accents, and no file is also a folder there. Raises Blocked for a repository that is made to need very many.
 */
export function layersOf(names: Iterable<string>): Layer[] {
  const layers: OpenLayer[] = [];
  for (const name of names) {
    const ways = waysTo(name);
    const layer = layers.find((open) => fits(open, ways)) ?? newLayer(layers, name);
    layer.names.set(foldName(name), name);
    for (const way of ways) layer.spellings.set(foldName(trimmed(way)), way);
  }
  return layers.map(({ names }) => names);
}

function newLayer(layers: OpenLayer[], name: string): OpenLayer {
  if (layers.length === MAX_LAYERS) {
    throw Blocked.because(
      `input "files" cannot be matched: over ${MAX_LAYERS} names differ from ${quote(name)} in letter case only; rename some`,
    );
  }
  const layer = { names: new Map<string, string>(), spellings: new Map<string, string>() };
  layers.push(layer);
  return layer;
}

function fits({ names, spellings }: OpenLayer, ways: readonly string[]): boolean {
  if (names.size >= MAX_NAMES) return false;
  return ways.every((way) => {
    const known = spellings.get(foldName(trimmed(way)));
    return known === undefined || known === way;
  });
}

/** `a/`, `a/b/` and `a/b/c.wav` for the last of them. */
function waysTo(name: string): string[] {
  const ways = [name];
  for (let slash = name.indexOf('/'); slash !== -1; slash = name.indexOf('/', slash + 1)) {
    ways.push(name.slice(0, slash + 1));
  }
  return ways;
}

function trimmed(way: string): string {
  return way.endsWith('/') ? way.slice(0, -1) : way;
}
