import { reportCli } from './cliReport.ts';
import { reportClient } from './clientReport.ts';
import { reportCluster } from './cluster/report.ts';
import { reportServer } from './serverReport.ts';

// Prints medians side by side and asserts nothing: `npm run bench`, or `npm run bench -- server 2000`, `npm run bench -- client 9`.

const sections = {
  /** Given the number of jobs in the file. */
  server: { run: reportServer, size: 500 },
  /** Given the number of jobs in the file. */
  cli: { run: reportCli, size: 1000 },
  /** Given the number of Services. */
  cluster: { run: reportCluster, size: 10_000 },
  /** Given the number of starts of VS Code. */
  client: { run: reportClient, size: 5 },
};

const [asked, size] = process.argv.slice(2);
for (const [name, section] of Object.entries(sections)) {
  if (asked === undefined || asked === name) process.stdout.write(`${await section.run(Number(size ?? section.size))}\n`);
}
