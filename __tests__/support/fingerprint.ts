import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Every file and folder below a folder, `.git` and all, by a name of one character a byte. */
export type Fingerprint = ReadonlyMap<string, string>;

/** A folder's time of change tells of files that came and went. */
export function fingerprint(folder: string): Fingerprint {
  const found = new Map<string, string>();
  const visit = (path: Buffer, name: string) => {
    const { mode, uid, mtimeNs, size } = lstatSync(path, { bigint: true });
    const kind = Number(mode) & 0o170000;
    const content =
      kind === 0o040000 ? '' : kind === 0o120000 ? readlinkSync(path, 'latin1') : hash(readFileSync(path));
    found.set(name, [mode, uid, mtimeNs, kind === 0o040000 ? '' : size, content].join(' '));
    if (kind !== 0o040000) return;
    for (const child of readdirSync(path, { encoding: 'buffer' })) {
      visit(Buffer.concat([path, Buffer.from('/'), child]), `${name}/${child.toString('latin1')}`);
    }
  };
  visit(Buffer.from(folder), '.');
  return found;
}

/** Names of what came, went or changed. */
export function differences(before: Fingerprint, after: Fingerprint): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name));
}

function hash(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
