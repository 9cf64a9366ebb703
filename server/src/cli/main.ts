#!/usr/bin/env node
import * as nodeModule from 'node:module';
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { help } from './help.ts';
import { readOptions } from './options.ts';

/** Of the package; the build writes it in. */
declare const packageVersion: string;

/** What it says goes to standard output, what it was not asked for to standard error. */
async function main(args: readonly string[]): Promise<number> {
  const asked = readOptions(args);
  switch (asked.kind) {
    case 'help':
      return say(help, 0);
    case 'version':
      return say(`${packageVersion}\n`, 0);
    case 'misuse':
      return complain(asked.sentence);
    case 'check': {
      // Much of a short run is the compiling of what it runs. From the second run on Node has that on disk, as of Node 22; and what the
      // last of V8's compilers makes faster is over before it pays.
      nodeModule.enableCompileCache?.();
      setFlagsFromString('--no-turbofan');
      const { run } = await import('./run.ts');
      const outcome = await run(asked.options, packageVersion);
      return outcome.kind === 'misuse' ? complain(outcome.sentence) : say(outcome.report, outcome.failed ? 1 : 0);
    }
  }
}

function say(text: string, code: number): number {
  process.stdout.write(text);
  return code;
}

function complain(sentence: string): number {
  process.stderr.write(`prometheus-workbench: ${sentence}\n`);
  return 2;
}

// Whoever reads the output may have read enough: `| head`.
process.stdout.on('error', () => process.exit());
main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = complain(`It failed, which is a mistake of this program: ${error instanceof Error ? error.stack : String(error)}`);
  },
);
