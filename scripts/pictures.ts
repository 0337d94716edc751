import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { STATES as IMPORT_STATES } from '../__tests__/import/states.ts';
import { STATES } from '../__tests__/report/states.ts';
import { STATES as VERIFY_STATES } from '../__tests__/verify/states.ts';
import { renderSummary as renderImportSummary } from '../src/import/markdown.ts';
import { renderSummary } from '../src/report/summary.ts';
import { renderSummary as renderVerifySummary } from '../src/verify/summary.ts';
import { findChromium, openBrowser } from './chromium.ts';
import { renderPage, type Theme } from './render.ts';

/**
 * Takes a picture of the job summary of each state, wide and narrow, light and dark, with a headless Chromium, to look at:
 * `node scripts/pictures.ts [folder] [state…]`.
 */

/** A wide window, the width of the pictures in docs/, and a phone. */
const WIDTHS = [1012, 760, 400];
const THEMES: readonly Theme[] = ['light', 'dark'];

const [folder = 'pictures', ...states] = process.argv.slice(2);
const program = findChromium();
if (!program) throw new Error('there is no Chromium here: apt-get install chromium');
const browser = openBrowser(program);
await mkdir(folder, { recursive: true });
const summaries = [
  ...Object.entries(STATES).map(([state, run]) => [state, renderSummary(run())] as const),
  ...Object.entries(VERIFY_STATES).map(([state, run]) => [state, renderVerifySummary(run())] as const),
  ...Object.entries(IMPORT_STATES).map(([state, run]) => [state, renderImportSummary(run())] as const),
];
for (const [state, summary] of summaries) {
  if (states.length > 0 && !states.includes(state)) continue;
  for (const width of WIDTHS) {
    for (const theme of THEMES) {
      const path = resolve(join(folder, `${state}-${width}-${theme}.png`));
      await browser.picture(renderPage(summary, state, theme), width, path);
      process.stdout.write(`${path}\n`);
    }
  }
}
