import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseManifest } from '../../src/manifest/read.ts';

/** Every manifest that docs/manifest.md shows is one that the action accepts. */

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'manifest.md'), 'utf8');
const blocks = [...page.matchAll(/^```(?:yaml|json)\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);

test('the page shows all forms', () => expect(blocks.length).toBeGreaterThan(2));

describe('each manifest of the page is valid', () => {
  test.each(blocks)('%s', async (text) => {
    const parsed = await parseManifest(new TextEncoder().encode(text), 'audio/manifest.json');
    expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  });
});
