import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, test } from 'vitest';
import { annotated, plain } from '../../support/annotations.ts';
import { openProject, projectAt } from '../../support/openProject.ts';

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
const secret = (data: string): string => `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n${data}`;
const jobs = '- job_name: a\n- job_name: a\n';

describe('a configuration in the data of a Secret', () => {
  test('is read, and what is wrong in it shows where its letters stand', () => {
    const encoded = base64('scrape_configs:\n- job_name: ä\n  schema: https\n');
    expect(encoded).toContain('c2NoZW1h');
    const { service, uri, at } = openProject({ 'a.yaml': secret(`data:\n  prometheus.yml: ${encoded}\n`) }, ['a.yaml']);
    const [found, ...others] = service.diagnostics(uri('a.yaml'));
    expect(others).toEqual([]);
    expect(found?.message).toBe(
      'Line 3 of `prometheus.yml`, which is encoded here: `schema` is not a key of a scrape job. Did you mean `scheme`?',
    );
    expect(found?.relatedInformation?.map(({ message }) => message)).toEqual(['The line says: schema: https']);
    expect(found && at(uri('a.yaml'), found.range)).toBe('c2NoZW1h');
  });

  test.each([
    ['on one line', base64(jobs)],
    ['in quotes', `"${base64(jobs)}"`],
    ['on several lines', `|\n    ${base64(jobs).slice(0, 12)}\n    ${base64(jobs).slice(12)}`],
  ])('%s is found by its content', (_, written) => {
    const { service, uri } = openProject({ 'a.yaml': secret(`data:\n  jobs.yaml: ${written}\n`) }, ['a.yaml']);
    expect(service.diagnostics(uri('a.yaml')).map(({ code, range }) => [code, range.start.line >= 4])).toEqual([['duplicate-name', true]]);
  });

  test.each([
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0, 1]).toString('base64')],
    ['text of others', base64('password: a\n')],
    ['what is no Base64', 'ENC[AES256,data:abc]'],
    ['a placeholder', '<base64 of the configuration>'],
    ['nothing', ''],
  ])('is none in %s', (_, written) => {
    const { service, uri } = openProject({ 'a.yaml': secret(`data:\n  a: ${written}\n`) }, ['a.yaml']);
    expect(service.diagnostics(uri('a.yaml'))).toEqual([]);
    expect(service.hover(uri('a.yaml'), { line: 4, character: 6 })?.contents).not.toMatchObject({
      value: expect.stringContaining('decoded'),
    });
  });

  test('is to be encoded, or to stand elsewhere', () => {
    const document = secret(`data:
  a.yaml: |
    - job_name: a
    ^^^^^^^^^^^^^ invalid-value: This is text as it is, and Kubernetes takes only Base64 in \`data\`. Write it under \`stringData\`, which the API server encodes itself.
`);
    const { service, uri } = openProject({ 'a.yaml': plain(document) }, ['a.yaml']);
    expect(annotated(plain(document), service.diagnostics(uri('a.yaml')))).toBe(document);
  });

  test('is refused with the blanks that folding makes of line breaks', () => {
    const letters = base64(jobs);
    const document = secret(`data:
  jobs.yaml: >-
    ${letters.slice(0, 16)}
    ^^^^^^^^^^^^^^^^ invalid-value: Line breaks became blanks here, and Kubernetes refuses Base64 with blanks. Write it on one line, or behind a \`|\`.
    ${letters.slice(16)}
                      ^^ duplicate-name: Line 2 of \`jobs.yaml\`, which is encoded here: Another job is called \`a\` already. Give this one a name of its own.
`);
    const { service, uri } = openProject({ 'a.yaml': plain(document) }, ['a.yaml']);
    expect(annotated(plain(document), service.diagnostics(uri('a.yaml')))).toBe(document);
  });

  test('shows on hover around the pointer, without what is secret', () => {
    const text = `scrape_configs:\n- job_name: a\n  basic_auth: {username: u, password: hunter2}\n  pasword: hunter3\n  proxy_url: http://u:hunter4@p\n${'# more\n'.repeat(9)}`;
    const encoded = base64(text);
    const file = secret(`data:\n  prometheus.yml: ${encoded}\n`);
    const { service, here, position } = projectAt({ 'a.yaml': file }, { name: 'a.yaml', text: encoded.slice(30, 50) });
    expect(service.hover(here, position)?.contents).toMatchObject({
      value: `\`prometheus.yml\`, decoded: line 2 of 14, with those around it

\`\`\`yaml
scrape_configs:
- job_name: a
  basic_auth: {username: u, password: …}
  pasword: …
  proxy_url: http://…@p
# more
\`\`\``,
    });
  });
});

test('a name in a text that is encoded cannot be changed', async () => {
  const encoded = base64('groups: [{name: a, rules: [{record: b, expr: "job:up:sum > 1"}]}]\n');
  const text = `${secret(`data:\n  b.yml: ${encoded}\nstringData:\n  prometheus.yml: 'rule_files: [b.yml]'\n  a.yml: |\n    `)}groups: [{name: c, rules: [{record: job:up:sum, expr: up}]}]\n`;
  const { service, here, position } = projectAt({ 'a.yaml': text }, { name: 'a.yaml', text: 'job:up:sum' });
  expect(await service.rename(here, position, 'job:up:count')).toEqual({
    kind: 'refused',
    reason: 'Line 1 of `b.yml`, which is encoded here, uses the name too. Decode it first.',
  });
});

describe('a key of a Secret', () => {
  async function rewritten(file: string, text: string): Promise<readonly (readonly [string, string])[]> {
    const { service, here, position } = projectAt({ 'a.yaml': file }, { name: 'a.yaml', text });
    const actions = await service.conversions(here, { start: position, end: position });
    const source = TextDocument.create(here, 'yaml', 1, file);
    return actions.map(({ title, edit }) => [title, TextDocument.applyEdits(source, edit?.changes?.[here] ?? [])]);
  }
  const decoded = '    - job_name: a\n    - job_name: a\n';

  test.each([
    [
      'alone',
      `data: # all\n  # the jobs\n  jobs.yaml: ${base64(jobs)} # two\n`,
      `stringData: # all\n  # the jobs\n  jobs.yaml: | # two\n${decoded}`,
    ],
    [
      'beside others',
      `# all\ndata:\n  a: YQ==\n  # the jobs\n  jobs.yaml: ${base64(jobs)}\n  b: Yg==\n`,
      `stringData:\n  jobs.yaml: |\n${decoded}# all\ndata:\n  a: YQ==\n  # the jobs\n  b: Yg==\n`,
    ],
    [
      'to others',
      `data:\n  jobs.yaml: ${base64(jobs)}\n  b: Yg==\nstringData:\n    # mine\n    c: d\n`,
      `data:\n  b: Yg==\nstringData:\n    jobs.yaml: |\n${decoded.replaceAll('    -', '      -')}    # mine\n    c: d\n`,
    ],
    ['without a line break at its end', `data:\n  jobs.yaml: ${base64(jobs.trim())}`, `stringData:\n  jobs.yaml: |-\n${decoded}`],
    [
      'that YAML cannot write in lines',
      `data:\n  jobs.yaml: ${base64('- job_name: a\r\n')}\n`,
      `stringData:\n  jobs.yaml: "- job_name: a\\r\\n"\n`,
    ],
  ])('is decoded %s', async (_, before, after) => {
    expect(await rewritten(secret(before), 'jobs.yaml')).toEqual([['Decode `jobs.yaml` to stringData', secret(after)]]);
  });

  test('is moved where it is not encoded at all', async () => {
    const before = secret(`data:\n  jobs.yaml: |\n${decoded}  b: Yg==\n`);
    const after = secret(`stringData:\n  jobs.yaml: |\n${decoded}data:\n  b: Yg==\n`);
    expect(await rewritten(before, 'jobs.yaml')).toEqual([['Move `jobs.yaml` to stringData', after]]);
  });

  test('is encoded again', async () => {
    const text = secret(`stringData:\n  jobs.yaml: | # two\n${decoded}  other: text\n`);
    const encoded = secret(`data:\n  jobs.yaml: ${base64(jobs)} # two\nstringData:\n  other: text\n`);
    expect(await rewritten(text, 'jobs.yaml')).toEqual([['Encode `jobs.yaml` to data', encoded]]);
    expect((await rewritten(text, 'job_name')).filter(([title]) => title.includes('code'))).toEqual([]);
  });

  test.each([
    ['is in both already', `data:\n  jobs.yaml: ${base64(jobs)}\nstringData:\n  jobs.yaml: a\n`],
    ['is in braces', `data: {jobs.yaml: ${base64(jobs)}}\n`],
    ['has an anchor', `data:\n  jobs.yaml: &a ${base64(jobs)}\n`],
  ])('stays where it is where it %s', async (_, before) => {
    expect(await rewritten(secret(before), 'jobs.yaml')).toEqual([]);
  });

  test('of others is left to them', async () => {
    expect(await rewritten(secret(`data:\n  password: ${base64('hunter2')}\n`), 'password')).toEqual([]);
  });
});
