import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { extensionRoot, type RealParts, resultsFolder } from './environment.ts';
import { type RunningServer, startVsCodeServer } from './server.ts';
import { Workbench } from './workbench.ts';

export interface SessionOptions {
  /** Names the folder of its screenshots and logs. */
  readonly name: string;
  /** Folder that is opened; a copy, since tests write to it. */
  readonly workspace: string;
  /** For the extension host, e.g. KUBECONFIG. */
  readonly env?: Readonly<Record<string, string>>;
  /** A CommonJS file that exports `run()`: a suite for the extension host. */
  readonly hostSuite?: string;
  /** Folder of the extension that the suite tests; the checkout where absent. */
  readonly developing?: string;
  /** In Restricted Mode, as a folder is opened that nobody trusts. */
  readonly restricted?: true;
}

/** One VS Code with our extension, open in a headless browser. */
export interface Session {
  readonly workbench: Workbench;
  /** Where screenshots and logs go. */
  readonly results: string;
  /** Resolves with 0 when the suite in the extension host went well. */
  readonly hostSuiteEnded: Promise<number>;
  /** What our extension threw, or rejected with, and nobody caught; the workbench hears of it a second later. */
  readonly uncaught: readonly string[];
  close(): Promise<void>;
}

/** Background traffic of the browser has nowhere to go where tests run; root may not use its sandbox. */
const quietBrowser = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Begins what the workbench writes to its console for an error that our extension left to it. */
const extensionMark = '[prometheus-workbench.prometheus-workbench]';

export async function openSession(parts: RealParts, options: SessionOptions): Promise<Session> {
  const results = path.join(resultsFolder(parts.vscode.release), options.name);
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const automated = options.hostSuite !== undefined;
  const server = await startVsCodeServer(parts.vscode, {
    env: options.env ?? {},
    logFile: path.join(results, 'server.log'),
    // The suite tests the extension from its sources, beside which the installed one would only be in the way.
    extensions: automated ? path.join(results, 'no-extensions') : parts.extensions,
    automated,
    restricted: options.restricted === true,
  });
  const browser = await chromium.launch({ executablePath: parts.chromium, args: quietBrowser });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: `http://${server.host}` });
  const page = await context.newPage();
  const uncaught: string[] = [];
  page.on('console', message => {
    if (message.text().startsWith(extensionMark)) uncaught.push(message.text());
  });
  const { suiteEnded } = await exposeAutomation(page, path.join(results, 'workbench.log'));
  await page.goto(address(server, options));
  const workbench = new Workbench(page, results);
  return { workbench, results, hostSuiteEnded: suiteEnded, uncaught, close: () => closeAll(browser, server) };
}

async function closeAll(browser: Browser, server: RunningServer): Promise<void> {
  await browser.close();
  await server.stop();
}

/** What the workbench calls when it is run for tests: a log, noisy for want of a gallery and of accounts, and the end of a suite. */
async function exposeAutomation(page: Page, log: string): Promise<{ readonly suiteEnded: Promise<number> }> {
  const text = (value: unknown): string => (typeof value === 'string' ? value : inspect(value));
  await page.exposeFunction('codeAutomationLog', (type: string, values: readonly unknown[]) =>
    appendFileSync(log, `${type} ${values.map(text).join(' ')}\n`),
  );
  let end: (code: number) => void = () => {};
  const suiteEnded = new Promise<number>(resolve => {
    end = resolve;
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => end(code));
  return { suiteEnded };
}

function address({ host }: RunningServer, { workspace, hostSuite, developing = extensionRoot }: SessionOptions): string {
  const remote = (file: string): string => `vscode-remote://${host}${file}`;
  const suite =
    hostSuite === undefined
      ? []
      : [
          ['extensionDevelopmentPath', remote(developing)],
          ['extensionTestsPath', remote(hostSuite)],
        ];
  const payload = JSON.stringify([['skipWelcome', 'true'], ...suite]);
  return `http://${host}/?${new URLSearchParams({ folder: workspace, payload })}`;
}
