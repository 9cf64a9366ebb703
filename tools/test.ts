// `npm test`, or `npm test -- unit contract e2e-newest ...` for some suites alone. Ends with the line `N passed, N failed`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { terminalProgress } from './parts/progress.ts';
import { nothing, type Outcome, summary } from './test/outcome.ts';
import { type Suite, type SuiteContext, suites } from './test/suites.ts';

const asked = process.argv.slice(2);
const unknown = asked.filter(name => ![...suites.keys()].some(suite => belongs(suite, name)));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no suite ${unknown.join(' or ')}: choose from ${[...suites.keys()].join(', ')}, or e2e for both of its kind.\n`,
  );
  process.exit(1);
}

const context: SuiteContext = { progress: terminalProgress(), ci: process.env['CI'] === 'true' };
const outcomes: Outcome[] = [];
// One folder for whatever tests, browsers and servers leave behind, so that a run leaves nothing.
const scratch = await mkdtemp(path.join(tmpdir(), 'promwb-'));
process.env['TMPDIR'] = scratch;
for (const [name, suite] of suites) {
  if (asked.length === 0 || asked.some(choice => belongs(name, choice))) outcomes.push(await outcomeOf(name, suite));
}
await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
process.stdout.write(summary(outcomes));
process.exitCode = outcomes.some(({ failed }) => failed > 0) ? 1 : 0;

function belongs(suite: string, choice: string): boolean {
  return suite === choice || suite.startsWith(`${choice}-`);
}

async function outcomeOf(name: string, suite: Suite): Promise<Outcome> {
  process.stdout.write(`\n== ${name}\n`);
  const started = Date.now();
  const counts = await suite(context).catch((error: unknown) => ({ ...nothing, failed: 1, notes: [String(error)] }));
  return { suite: name, ...counts, seconds: (Date.now() - started) / 1000 };
}
