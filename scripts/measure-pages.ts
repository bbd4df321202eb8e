/**
 * Measures what a reader on a phone waits for: `npm run measure:pages [URL [PATH…]]`. The server at the URL has the demo
 * community, unless paths are given; without a URL, this starts one. Needs Chromium, as the tests in a browser do.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../tests/e2e/support/find-chromium.ts';

const PAGES = {
  'front page': '/',
  profile: '/users/perpetua',
  post: '/posts/a-catalogue-of-knots',
  'post with formulas': '/posts/arithmetic-of-sourdough',
  'wiki page': '/wiki/indexing',
  question: '/posts/how-many-stars-can-i-see',
};

const RUNS = 3;
const [, , URL_OF_SERVER, ...PATHS] = process.argv;
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true };
/** In bytes a second and ms. */
const NETWORK = {
  offline: false,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
  latency: 150,
};
const SLOWDOWN = 4;

const COLUMNS = [
  ...['page', 'cache', 'text', 'LCP', 'interactive', 'TBT', 'CLS', 'script', 'requests'],
  ...['first use', 'script with it'],
];

/** In ms, except for the last four. */
interface Figures {
  readonly text: number;
  readonly largest: number;
  /** From when on what a reader presses is answered or held until it can be. */
  readonly interactive: number;
  readonly blocked: number;
  /** From the first use until the page answers; 0 if it does before. */
  readonly firstUse: number;
  readonly shift: number;
  /** Bytes before the first use, and with it. */
  readonly script: number;
  readonly scriptWithUse: number;
  readonly requests: number;
}

interface Watched {
  largest: number;
  interactive: number;
  shift: number;
  tasks: { start: number; duration: number }[];
}

declare global {
  interface Window {
    watched: Watched;
  }
}

const executablePath = findChromium();
if (executablePath === null) throw new Error('Chromium was not found. See CONTRIBUTING.md.');
const server = await serverAt(URL_OF_SERVER);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  await measureAll(browser);
} finally {
  await browser.close();
  await server.stop();
}

async function measureAll(browser: Browser): Promise<void> {
  console.log(`| ${COLUMNS.join(' | ')} |`);
  console.log(`| ${COLUMNS.map((_name, i) => (i < 2 ? '---' : '---:')).join(' | ')} |`);
  const pages = PATHS.length > 0 ? PATHS.map((path) => [path, path]) : Object.entries(PAGES);
  for (const [name = '', path = ''] of pages) {
    // The server compiles what it runs often: the first visits are not what readers get.
    for (let visit = 0; visit < 3; visit++) await fetch(server.url + path);
    const runs: { cold: Figures; warm: Figures }[] = [];
    for (let run = 0; run < RUNS; run++) runs.push(await visitTwice(browser, server.url + path));
    for (const cache of ['cold', 'warm'] as const) {
      console.log(
        row(
          name,
          cache,
          runs.map((run) => run[cache]),
        ),
      );
    }
  }
}

async function visitTwice(browser: Browser, address: string) {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  // tsx compiles functions with a helper, which the page does not have.
  await page.addInitScript('globalThis.__name = (named) => named;');
  await page.addInitScript(watch);
  const cold = await visit(page, address);
  await page.goto('about:blank');
  const warm = await visit(page, address);
  await context.close();
  return { cold, warm };
}

async function visit(page: Page, address: string): Promise<Figures> {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  const arrived = await figuresOf(page);
  const { isHydrated, firstUse } = await page.evaluate(async () => {
    const isHydrated = document.documentElement.dataset['hydrated'] !== undefined;
    const start = performance.now();
    if (!isHydrated) {
      const hydrated = new Promise((resolve) => addEventListener('hydrated', resolve));
      dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
      await hydrated;
    }
    return { isHydrated, firstUse: isHydrated ? 0 : performance.now() - start };
  });
  const used = await figuresOf(page);
  const interactive = isHydrated ? used.interactive : arrived.text;
  return { ...arrived, interactive, firstUse, scriptWithUse: used.script };
}

function figuresOf(page: Page) {
  return page.evaluate(() => {
    const { largest, interactive, shift, tasks } = window.watched;
    const text = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
    const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const scripts = loaded.filter(({ name }) => name.endsWith('.js'));
    return {
      text,
      largest,
      interactive,
      blocked: tasks
        .filter(({ start }) => start >= text)
        .reduce((sum, { duration }) => sum + duration - 50, 0),
      shift,
      script: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
      requests: loaded.length + 1,
    };
  });
}

/** Runs in the page, before anything of it. */
function watch(): void {
  const watched: Watched = { largest: 0, interactive: 0, shift: 0, tasks: [] };
  window.watched = watched;
  const observe = <Entry>(type: string, note: (entry: Entry) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) note(entry as Entry);
    }).observe({ type, buffered: true });
  observe<PerformanceEntry>('largest-contentful-paint', ({ startTime }) => {
    watched.largest = startTime;
  });
  observe<PerformanceEntry & { value: number; hadRecentInput: boolean }>(
    'layout-shift',
    ({ value, hadRecentInput }) => {
      if (!hadRecentInput) watched.shift += value;
    },
  );
  observe<PerformanceEntry>('longtask', ({ startTime, duration }) => {
    watched.tasks.push({ start: startTime, duration });
  });
  new MutationObserver((_changes, observer) => {
    if (document.documentElement?.dataset['hydrated'] === undefined) return;
    watched.interactive = performance.now();
    observer.disconnect();
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-hydrated'] });
}

function row(name: string, cache: string, runs: readonly Figures[]): string {
  const median = (key: keyof Figures) =>
    runs.map((figures) => figures[key]).toSorted((a, b) => a - b)[Math.floor(runs.length / 2)] ?? 0;
  const ms = (key: keyof Figures) => `${Math.round(median(key))} ms`;
  const kb = (key: keyof Figures) => `${(median(key) / 1000).toFixed(1)} KB`;
  const cells = [
    ...[name, cache, ms('text'), ms('largest'), ms('interactive'), ms('blocked')],
    ...[median('shift').toFixed(3), kb('script'), String(median('requests'))],
    ...[ms('firstUse'), kb('scriptWithUse')],
  ];
  return `| ${cells.join(' | ')} |`;
}

/** A server that runs already, or one of its own with the demo community. */
async function serverAt(url: string | undefined) {
  if (url !== undefined) return { url: url.replace(/\/$/, ''), stop: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-measure-'));
  const child = spawn(process.execPath, ['dist/main.js', 'serve'], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      DATABASE_URL: `pglite:${join(folder, 'data')}`,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const started = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const found = /^API +(\S+)\/graphql$/m.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`The server ended before it listened: ${output}`)));
  });
  return {
    url: started,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
