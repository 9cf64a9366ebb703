import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { withCursor } from '../../support/cursor.ts';
import { openProject } from '../../support/openProject.ts';

const around = {
  'rules/a.yml': 'groups: []\n',
  'rules/b.rules': 'groups: []\n',
  'targets.json': '[]\n',
  'tls/ca.crt': '',
  'README.md': '',
};

/** What is offered as paths at the cursor, and the file once the first of them is taken. */
async function offered(marked: string, name = 'prometheus.yml') {
  const { text, offset } = withCursor(marked);
  const project = openProject({ ...around, [name]: text });
  const source = project.open(name);
  const { items } = await project.service.nameCompletion(source.uri, source.positionAt(offset));
  const [first] = items;
  const edits = first?.textEdit && 'range' in first.textEdit ? [first.textEdit] : [];
  return { paths: items.map(({ label }) => label), after: TextDocument.applyEdits(source, edits) };
}

test('rule files and patterns of them, in a block and in brackets', async () => {
  expect(await offered('rule_files:\n  - |\n')).toEqual({
    paths: ['rules/*.yml', 'rules/*.rules', 'rules/a.yml', 'rules/b.rules'],
    after: 'rule_files:\n  - rules/*.yml\n',
  });
  expect((await offered("rule_files: ['ru|']\n")).after).toBe("rule_files: ['rules/*.yml']\n");
});

test('files with targets, and certificates', async () => {
  const job = 'scrape_configs:\n  - job_name: a\n';
  expect((await offered(`${job}    file_sd_configs:\n      - files: [|]\n`)).paths).toContain('targets.json');
  expect(await offered(`${job}    tls_config:\n      ca_file: |\n`)).toEqual({
    paths: ['tls/ca.crt'],
    after: `${job}    tls_config:\n      ca_file: tls/ca.crt\n`,
  });
});

test('none where a path leads elsewhere, or none is wanted', async () => {
  expect((await offered('rule_files:\n  - /etc/|\n')).paths).toEqual([]);
  expect((await offered('global:\n  scrape_interval: |\n')).paths).toEqual([]);
  const map = 'apiVersion: v1\nkind: ConfigMap\ndata:\n  prometheus.yml: |\n    rule_files:\n      - |';
  expect((await offered(map, 'map.yaml')).paths).toEqual([]);
});
