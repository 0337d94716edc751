import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
/** A page without network takes a second or two. Milliseconds. */
const TIMEOUT = 60_000;

/** The browser's path, where this machine has one (on Debian: `apt-get install chromium`). */
export function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface Browser {
  /** The page's HTML after its scripts have run, in a window of so many pixels, for a reader who may prefer dark pages. */
  dump(html: string, width: number, prefersDark?: boolean): Promise<string>;
  /** A picture of the whole page as PNG. */
  picture(html: string, width: number, path: string): Promise<void>;
}

export function openBrowser(program: string): Browser {
  const dump: Browser['dump'] = (html, width, prefersDark = false) =>
    withPage(html, (url, profile) =>
      run(program, profile, [
        `--window-size=${width},1000`,
        `--blink-settings=preferredColorScheme=${prefersDark ? 0 : 1}`,
        '--dump-dom',
        url,
      ]),
    );
  return {
    dump,
    async picture(html, width, path) {
      const measured = await dump(`${html}<script>${MEASURE}</script>`, width);
      const height = Number(/data-height="([0-9]+)"/.exec(measured)?.[1] ?? 1_000);
      await withPage(html, (url, profile) =>
        run(program, profile, [`--window-size=${width},${height}`, `--screenshot=${path}`, url]),
      );
    },
  };
}

const MEASURE = 'document.documentElement.dataset.height = document.querySelector("article").offsetHeight;';

async function withPage<Result>(
  html: string,
  use: (url: string, profile: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'chromium-'));
  try {
    const page = join(folder, 'page.html');
    await writeFile(page, html);
    return await use(pathToFileURL(page).href, join(folder, 'profile'));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Resolves to what the browser prints. It gets a profile of its own, and no network. */
function run(program: string, profile: string, args: readonly string[]): Promise<string> {
  const always = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--hide-scrollbars',
    '--no-first-run',
    '--disable-background-networking',
    '--proxy-server=127.0.0.1:9',
    `--user-data-dir=${profile}`,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...always, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let problems = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      problems += text;
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      if (code === 0) resolve(out);
      else reject(new Error(`the browser ended with ${code}: ${problems.slice(-500)}`));
    });
  });
}
