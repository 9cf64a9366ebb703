/** Entry of the results webview: joins the page to VS Code. */
import 'uplot/dist/uPlot.min.css';
import './results.css';
import type { HostMessage, WebviewMessage } from '../src/views/results/messages.ts';
import { createPage } from './page.ts';
import { parseState, queryOf } from './state.ts';

interface VsCodeApi {
  postMessage(message: WebviewMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const vscode = acquireVsCodeApi();
const restored = parseState(vscode.getState());
const page = createPage({ post, save: state => vscode.setState(state) }, restored);

function post(message: WebviewMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- VS Code's own function and not a window's
  vscode.postMessage(message);
}

document.getElementById('results')?.append(page.root);
window.addEventListener('message', (event: MessageEvent<HostMessage>) => page.receive(event.data));

const query = queryOf(restored);
post(query === null ? { type: 'ready' } : { type: 'ready', restored: query });
