import { describe, expect, test } from 'vitest';
import { openProject } from '../support/openProject.ts';
import { findPromtool, runPromtool } from '../support/promtool.ts';

const binary = findPromtool();

const job = (name: string, more = ''): string => `scrape_configs:\n- job_name: ${name}\n${more}`;
const discovery = (file: string): string => job('a', `  file_sd_configs: [{files: ['${file}']}]\n`);
const http = "{url: 'http://x', authorization: {credentials_file: t}, tls_config: {cert_file: c, key_file: k}}";

const projects: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['a rule file that is not there', { 'p.yml': 'rule_files: [gone.yml]' }],
  ['a pattern of rule files with a star', { 'p.yml': 'rule_files: [go*.yml]' }],
  ['a pattern of rule files without one', { 'p.yml': 'rule_files: ["go?e.yml", "g[o]ne.yml"]' }],
  ['a pattern without a star that matches', { 'p.yml': 'rule_files: ["he?e.yml"]', 'here.yml': 'groups: []' }],
  ['a file with jobs that is not there', { 'p.yml': 'scrape_config_files: [gone.yml, go*.yml]' }],
  ['files with targets that are not there', { 'p.yml': discovery('gone.yml').replace("'gone.yml'", "gone.yml, 'go*.json'") }],
  ['a token', { 'p.yml': job('a', '  authorization: {credentials_file: gone}') }],
  ['an older token', { 'p.yml': job('a', '  bearer_token_file: gone') }],
  ['a certificate', { 'p.yml': job('a', '  tls_config: {cert_file: gone, key_file: p.yml}') }],
  ['a key', { 'p.yml': job('a', '  tls_config: {cert_file: p.yml, key_file: gone}') }],
  ['certificate and key that are there', { 'p.yml': job('a', '  tls_config: {cert_file: p.yml, key_file: p.yml}') }],
  ['an authority', { 'p.yml': job('a', '  tls_config: {ca_file: gone}') }],
  ['a password', { 'p.yml': job('a', '  basic_auth: {username: a, password_file: gone}') }],
  ['a client secret', { 'p.yml': job('a', "  oauth2: {client_id: a, token_url: 'http://x', client_secret_file: gone}") }],
  [
    'a Kubernetes discovery',
    { 'p.yml': job('a', "  kubernetes_sd_configs: [{role: pod, api_server: 'https://x', authorization: {credentials_file: t}}]") },
  ],
  [
    'the certificate of a Kubernetes discovery',
    { 'p.yml': job('a', "  kubernetes_sd_configs: [{role: pod, api_server: 'https://x', tls_config: {cert_file: c, key_file: k}}]") },
  ],
  ['another discovery', { 'p.yml': job('a', '  consul_sd_configs: [{server: x, tls_config: {cert_file: c, key_file: k}}]') }],
  ['remote write', { 'p.yml': `remote_write: [${http}]` }],
  ['the token of a job in a file of its own', { 'p.yml': 'scrape_config_files: [j.yml]', 'j.yml': job('a', '  bearer_token_file: gone') }],
  ['jobs of one name in two files', { 'p.yml': `scrape_config_files: [j.yml]\n${job('a')}`, 'j.yml': job('a') }],
  ['a file with jobs that is named twice', { 'p.yml': 'scrape_config_files: [j.yml, "j*.yml"]', 'j.yml': job('a') }],
  ['a file with jobs that holds more', { 'p.yml': 'scrape_config_files: [j.yml]', 'j.yml': `global: {}\n${job('a')}` }],
  ['groups of one name', { 'p.yml': 'rule_files: [r.yml, "r*.yml"]', 'r.yml': 'groups: [{name: g}]', 'r2.yml': 'groups: [{name: g}]' }],
  ['a manifest for a rule file', { 'p.yml': 'rule_files: [r.yml]', 'r.yml': 'apiVersion: v1\nkind: PrometheusRule\n' }],
  ['an empty rule file', { 'p.yml': 'rule_files: [r.yml]', 'r.yml': '' }],
  ['targets', { 'p.yml': discovery('t.yml'), 't.yml': '- targets: [a]' }],
  ['targets of another shape', { 'p.yml': discovery('t.yml'), 't.yml': 'targets: [a]' }],
  ['targets in JSON', { 'p.yml': discovery('t.json'), 't.json': '[{"targets":\n\t["a"]}]' }],
  ['targets of another shape in JSON', { 'p.yml': discovery('t.json'), 't.json': '[{"targets": "a"}]' }],
  ['targets in broken JSON', { 'p.yml': discovery('t.json'), 't.json': '[{"targets": ["a"]},]' }],
  ['no targets', { 'p.yml': discovery('t.yml'), 't.yml': '' }],
];

/** Whether we find an error in any of the files. */
async function refused(files: Readonly<Record<string, string>>): Promise<boolean> {
  const { service, uri } = openProject(files, Object.keys(files));
  const found = await Promise.all(Object.keys(files).map(name => service.projectDiagnostics(uri(name))));
  const own = service.diagnostics(uri('p.yml'));
  return [...own, ...found.flat()].some(({ severity }) => severity === 1);
}

describe.skipIf(binary === undefined && process.env['CI'] !== 'true')(
  'promtool and we agree on the files around a configuration (skipped where neither PROMWB_PROMTOOL nor the PATH has promtool 3)',
  () => {
    test.each(projects)('%s', async (_, files) => {
      if (binary === undefined) throw new Error('There is no promtool 3: name its binary in PROMWB_PROMTOOL.');
      const { accepted, output } = runPromtool(binary, ['check', 'config', 'p.yml'], files);
      expect(await refused(files), output).toBe(!accepted);
    });
  },
);
