/** The results page in a real browser, as VS Code would show it: its policy, its theme variables, its message channel. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { resultsHtml } from '../../client/src/views/results/html.ts';
import type { HostMessage, WebviewMessage } from '../../client/src/views/results/messages.ts';
import { type ThemeName, themes } from './themes.ts';

/** A Chromium of this machine; PROMWB_CHROMIUM names one elsewhere. */
export function findChromium(): string | undefined {
  const places = [process.env['PROMWB_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return places.find(place => place !== undefined && existsSync(place));
}

export interface ResultsPage {
  readonly page: Page;
  /** From the host to the page, by way of JSON as in VS Code. */
  readonly send: (message: HostMessage) => Promise<void>;
  /** What the page has posted so far. */
  readonly posted: () => Promise<readonly WebviewMessage[]>;
  /** What the page has last asked VS Code to keep. */
  readonly savedState: () => Promise<unknown>;
  /** Complaints of the browser: refused by the policy, thrown and not caught. */
  readonly complaints: readonly string[];
}

export interface ResultsPages {
  open(options?: { readonly theme?: ThemeName; readonly state?: unknown }): Promise<ResultsPage>;
  close(): Promise<void>;
}

const origin = 'https://results.test';

export async function startResultsPages(executablePath: string): Promise<ResultsPages> {
  const files = await bundle();
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  return {
    open: options => openPage(browser, files, options),
    close: () => browser.close(),
  };
}

async function openPage(
  browser: Browser,
  files: ReadonlyMap<string, string>,
  { theme = 'dark', state = null }: { readonly theme?: ThemeName; readonly state?: unknown } = {},
): Promise<ResultsPage> {
  const page = await browser.newPage({ viewport: { width: 900, height: 640 } });
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.route(`${origin}/**`, route => {
    const name = new URL(route.request().url()).pathname.slice(1);
    const body = files.get(name);
    return body === undefined
      ? route.fulfill({ status: 404 })
      : route.fulfill({ body, contentType: contentTypes[name.split('.')[1] ?? ''] ?? '' });
  });
  await page.addInitScript(fakeVsCode, { state, variables: themes[theme] });
  await page.goto(`${origin}/index.html`);
  return {
    page,
    complaints,
    send: message =>
      page.evaluate(text => void window.dispatchEvent(new MessageEvent('message', { data: JSON.parse(text) })), JSON.stringify(message)),
    posted: () => page.evaluate(() => Reflect.get(window, 'posted')),
    savedState: () => page.evaluate(() => Reflect.get(window, 'saved')),
  };
}

const contentTypes: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/** Runs in the page, before its script. */
function fakeVsCode({ state, variables }: { state: unknown; variables: Readonly<Record<string, string>> }): void {
  const posted: unknown[] = [];
  Reflect.set(window, 'posted', posted);
  Reflect.set(window, 'acquireVsCodeApi', () => {
    for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(`--vscode-${name}`, value);
    return {
      postMessage: (message: unknown) => posted.push(message),
      getState: () => state,
      setState: (saved: unknown) => Reflect.set(window, 'saved', saved),
    };
  });
}

/** As esbuild.mjs builds it, in memory. */
async function bundle(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    entryPoints: { results: fileURLToPath(new URL('../../client/webview/main.ts', import.meta.url)) },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    outdir: '/',
  });
  const files = outputFiles.map(({ path, text }) => [path.replace(/^.*[/\\]/, ''), text] as const);
  const html = resultsHtml({ nonce: 'test', cspSource: origin, scriptUri: '/results.js', styleUri: '/results.css' });
  return new Map([...files, ['index.html', html]]);
}
