import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe } from '@jest/globals';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { leftOut } from './left-out.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Pictures of what the specs saw, to be looked at. */
const PICTURES = path.join(ROOT, 'node_modules/.cache/mooring-pictures');
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser with one page, as a user would see it. */
export interface Browser {
  readonly page: Page;
  /** What the page complained about so far. */
  readonly complaints: readonly string[];
  /** Keeps a picture of what is to be seen. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens a browser that asks for English, on a page or on none. */
export type OpenPage = (url?: string) => Promise<Browser>;

/** A `describe` for what is looked at in a real browser; skipped, and noted, where there is none. */
export function describeInBrowser(name: string, body: (openPage: OpenPage) => void): void {
  const executablePath = browserPath();
  (executablePath === undefined ? describe.skip : describe)(name, () =>
    body(async (url) => {
      const browser = await openBrowser(executablePath ?? '');
      if (url !== undefined) await browser.page.goto(url);
      return browser;
    }),
  );
}

/** Where Chromium is, or CHROMIUM says it is; undefined, and noted, where there is none. */
function browserPath(): string | undefined {
  const found = [process.env['CHROMIUM'] ?? '', ...PLACES].find((place) => place !== '' && existsSync(place));
  if (found === undefined) {
    leftOut('the pages in a real browser', 'install Chromium, or set CHROMIUM to the path of one.');
  }
  return found;
}

/** Brings the built page up to date with its sources. */
export function buildPage(): void {
  execFileSync(process.execPath, [path.join(ROOT, 'scripts/build-web.js')], { stdio: 'inherit' });
}

/** Opens a browser with nothing in it that others have left. */
async function openBrowser(executablePath: string): Promise<Browser> {
  const profile = mkdtempSync(path.join(tmpdir(), 'mooring-browser-'));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: FLAGS,
    locale: 'en',
    viewport: { width: 1400, height: 1000 },
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return {
    page,
    complaints,
    async picture(name) {
      mkdirSync(PICTURES, { recursive: true });
      await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
    },
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
