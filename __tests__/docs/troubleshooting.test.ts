import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

/** Every message that docs/troubleshooting.md explains must be one that the action really gives. */

const ROOT = join(import.meta.dirname, '..', '..');

/** The texts of the source, with what stands between `${` and `}` left open, as the page leaves it open with `…`. */
function textsOf(source: string): string {
  return source
    .replaceAll(/'\s*\+\s*'|`\s*\+\s*`|'\s*\+\s*`|`\s*\+\s*'/g, '')
    .replaceAll(/\\(['"`])/g, '$1')
    .replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '…');
}

const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => textsOf(readFileSync(join(ROOT, 'src', name), 'utf8')));
const page = readFileSync(join(ROOT, 'docs', 'troubleshooting.md'), 'utf8');
const messages = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, message = '']) => message);

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** In the page, `…` also stands for text that the source puts together. */
const asPattern = (message: string) =>
  new RegExp(message.split(/"?…"?/).map(escaped).join('["…]?[^\\n]{0,60}?'));

test('the page has messages', () => expect(messages.length).toBeGreaterThan(50));

test('each message is explained once', () => expect(messages).toEqual([...new Set(messages)]));

test.each(messages)('the source says: %s', (message) => {
  expect(sources.some((source) => asPattern(message).test(source))).toBe(true);
});
