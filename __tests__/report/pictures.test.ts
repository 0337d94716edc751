import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findChromium, openBrowser } from '../../scripts/chromium.ts';
import { renderPage } from '../../scripts/render.ts';
import { renderSummary as renderImportSummary } from '../../src/import/markdown.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { renderSummary as renderVerifySummary } from '../../src/verify/summary.ts';
import { STATES as IMPORT_STATES } from '../import/states.ts';
import { STATES as VERIFY_STATES } from '../verify/states.ts';
import { STATES } from './states.ts';

const program = findChromium();
const inChromium = program === undefined ? test.skip : test;

/** All states below each other, in GitHub's own style. */
const summaries = [
  ...Object.values(STATES).map((run) => renderSummary(run())),
  ...Object.values(VERIFY_STATES).map((run) => renderVerifySummary(run())),
  ...Object.values(IMPORT_STATES).map((run) => renderImportSummary(run())),
];
const page = renderPage(summaries.join('\n\n---\n\n'), 'all states', 'dark');

/** Notes what a reader would see: what sticks out of the page, and what is in sight in which colour. */
const LOOK = `
const seen = (name) => [...document.querySelectorAll(name)].filter((one) => one.offsetHeight > 0).length;
for (const fold of document.querySelectorAll('details')) fold.open = true;
const scrolling = [...document.querySelectorAll('table')].filter((table) => table.scrollWidth > table.clientWidth);
const root = document.documentElement;
root.dataset.look = JSON.stringify({
  sticksOut: root.scrollWidth - innerWidth,
  scrolling: scrolling.map((table) => table.innerText.slice(0, 200)),
  titles: seen('h3'),
  tables: seen('table'),
  color: getComputedStyle(document.querySelector('h3')).color,
});`;

describe('in a browser (skipped where there is no Chromium)', () => {
  inChromium.each([1012, 480, 400])('each state can be read at a width of %i pixels', async (width) => {
    const browser = openBrowser(program ?? '');
    const html = await browser.dump(`${page}<script>${LOOK}</script>`, width);
    const look = JSON.parse(/data-look="([^"]*)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '{}');
    expect(look).toEqual({
      sticksOut: 0,
      scrolling: [],
      titles: summaries.length,
      tables: html.match(/<table>/g)?.length,
      color: 'rgb(240, 246, 252)',
    });
  });

  inChromium.each([
    [true, 'rgb(13, 17, 23)', 'rgb(240, 246, 252)'],
    [false, 'rgb(255, 255, 255)', 'rgb(31, 35, 40)'],
  ])('a page without a theme is as dark as its reader likes it (%s)', async (prefersDark, page, text) => {
    const html = `${renderPage('### Title', 'page')}<script>
      const color = (name, kind) => getComputedStyle(document.querySelector(name))[kind];
      document.documentElement.dataset.look = color('body', 'backgroundColor') + ' ' + color('h3', 'color');
    </script>`;
    const shown = await openBrowser(program ?? '').dump(html, 480, prefersDark);
    expect(shown).toContain(`data-look="${page} ${text}"`);
  });

  inChromium('a picture of them can be taken', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
    try {
      const path = join(folder, 'states.png');
      await openBrowser(program ?? '').picture(page, 480, path);
      const png = readFileSync(path);
      expect(png.toString('latin1', 1, 4)).toBe('PNG');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([480, expect.any(Number)]);
      expect(png.readUInt32BE(20)).toBeGreaterThan(3_000);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
