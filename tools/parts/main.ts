// `npm run parts`: gets every real part into the cache ahead of the tests, and says where each is.
import process from 'node:process';
import { getAmtool } from './amtool.ts';
import { getChromium } from './chromium.ts';
import { getControlPlane } from './kubernetes.ts';
import { getKwok } from './kwok.ts';
import { getPrometheusOperator } from './operator.ts';
import type { Part } from './part.ts';
import { terminalProgress } from './progress.ts';
import { getOlderPromtool, getPrometheus } from './prometheus.ts';
import { getVsCodeServer } from './vscode.ts';

const progress = terminalProgress();
const parts: Readonly<Record<string, () => Promise<Part<unknown>>>> = {
  prometheus: () => getPrometheus(progress),
  'promtool-older': () => getOlderPromtool(progress),
  amtool: () => getAmtool(progress),
  'vscode-newest': () => getVsCodeServer('newest', progress),
  'vscode-oldest': () => getVsCodeServer('oldest', progress),
  chromium: () => getChromium(progress),
  kubernetes: () => getControlPlane(progress),
  kwok: () => getKwok(progress),
  operator: () => getPrometheusOperator(progress),
};

const asked = process.argv.slice(2);
for (const [name, get] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const found = await get();
  process.stdout.write(`${name}: ${found.kind === 'ready' ? JSON.stringify(found.value, null, 2) : found.sentence}\n`);
  if (found.kind === 'missing') process.exitCode = 1;
}
