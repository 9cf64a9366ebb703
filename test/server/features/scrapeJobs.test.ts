import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { jobsIn } from '../../support/openDocument.ts';

const config = `global: {}
scrape_configs:
  - job_name: 'traefik' # edge
    static_configs:
      - targets: ['traefik:8080', "10.0.0.1:9100"]
      - targets:
          - plain:1
          -
  - job_name: pods
    kubernetes_sd_configs: [{role: pod}]
  - metrics_path: /nameless
  - {job_name: flow, static_configs: [{targets: [a:1]}]}
`;

test('jobs with the places of their names and targets, in block and flow style', () => {
  const document = TextDocument.create('', '', 1, config);
  const jobs = jobsIn(config).map(({ name, nameRange, staticTargets }) => ({
    name,
    at: document.getText(nameRange),
    targets: staticTargets.map(({ address, range }) => `${address} @ ${document.getText(range)}`),
  }));
  expect(jobs).toEqual([
    {
      name: 'traefik',
      at: "job_name: 'traefik'",
      targets: ["traefik:8080 @ 'traefik:8080'", '10.0.0.1:9100 @ "10.0.0.1:9100"', 'plain:1 @ plain:1'],
    },
    { name: 'pods', at: 'job_name: pods', targets: [] },
    { name: 'flow', at: 'job_name: flow', targets: ['a:1 @ a:1'] },
  ]);
});

test('a job covers all its lines', () => {
  expect(jobsIn(config)[0]?.range).toEqual({ start: { line: 2, character: 4 }, end: { line: 7, character: 11 } });
});

test.each(['', 'groups: []\n', 'scrape_configs:\n', 'scrape_configs: {}\n', 'scrape_configs:\n  -\n  - a\n'])('none in %j', text => {
  expect(jobsIn(text)).toEqual([]);
});
