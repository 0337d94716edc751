import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The part of webpack's statistics that is read here (webpack docs, "Stats Data"). */
export interface Stats {
  readonly modules?: readonly StatsModule[];
}

interface StatsModule extends Stats {
  /** The module's file; null for Node's own. */
  readonly nameForCondition?: string | null;
  /** It was looked at, but nothing of it went into the bundle. */
  readonly orphan?: boolean;
}

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

/**
 * The licence texts of every package that the bundle has code of, in the order of their names. Raises an error that names the
 * package which has none: its code may not be shipped.
 */
export function renderLicences(stats: Stats, root: string): string {
  const packages = bundledPackages(stats, root).map((folder) => describe(join(root, folder)));
  return packages
    .toSorted((a, b) => (a.title < b.title ? -1 : 1))
    .map(({ title, texts }) => `${[title, ...texts].join('\n\n')}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

/** The folders of the bundled packages, relative to the root, each once; nested ones of another version among them. */
function bundledPackages(stats: Stats, root: string): string[] {
  const folders = filesOf(stats).flatMap((file) => {
    const path = relative(root, file).split(sep).join('/');
    return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [];
  });
  return [...new Set(folders)];
}

function filesOf({ modules = [] }: Stats): string[] {
  const bundled = modules.filter(({ orphan }) => orphan !== true);
  return bundled.flatMap((module) => [module.nameForCondition ?? [], filesOf(module)].flat());
}

function describe(folder: string): { title: string; texts: string[] } {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const title = `${name} ${version} (${license})`;
  const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file));
  if (files.length === 0) throw new Error(`${title} is bundled, but ships no licence text`);
  return {
    title,
    texts: files.toSorted().map((file) => plainText(readFileSync(join(folder, file), 'utf8'))),
  };
}

/** The same to the byte on every system. */
function plainText(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}
