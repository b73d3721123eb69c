/**
 * Takes the pictures of the README from the demo company: `npm run screenshots`. Needs Chromium (CHROMIUM names its path
 * where it is not in a usual place).
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const ROOT = resolve(import.meta.dirname, '..');
const PICTURES = join(ROOT, 'docs/images');
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-sync',
];
const SHOTS = [
  { name: 'book', locale: 'en', path: '/', ready: '.alert', height: 900 },
  { name: 'account', locale: 'zh-CN', path: '/accounts/KA124', ready: '.chart svg', height: 1000 },
];

const data = mkdtempSync(join(tmpdir(), 'mooring-pictures-'));
const server = spawn(
  process.execPath,
  [join(ROOT, 'dist/apps/mooring/src/main.js'), 'demo', '--data', join(data, 'demo'), '--port', '0'],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
try {
  const url = await addressOf(server);
  mkdirSync(PICTURES, { recursive: true });
  for (const { name, locale, path, ready, height } of SHOTS) {
    const context = await chromium.launchPersistentContext(join(data, name), {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: FLAGS,
      locale,
      viewport: { width: 1280, height },
    });
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(url + path);
    await page.locator(ready).first().waitFor();
    await page.locator('.live[data-live=true]').waitFor();
    await page.screenshot({ path: join(PICTURES, `${name}.png`) });
    await context.close();
    console.log(`docs/images/${name}.png`);
  }
} finally {
  server.kill('SIGTERM');
  rmSync(data, { recursive: true, force: true });
}

async function addressOf({ stdout }) {
  let said = '';
  for await (const chunk of stdout) {
    said += chunk;
    const url = /(http:\/\/\S+)/.exec(said)?.[1];
    if (url) return url;
  }
  throw new Error('the demo did not start');
}
