import { type Arbitrary, array, boolean, constantFrom, record, uniqueArray } from 'fast-check';

/** Sound texts in the shape of a configuration: top level keys with lists of blocks, in the many ways YAML lets one write them. */
export const arbitraryConfig: Arbitrary<string> = record({
  head: constantFrom('', '# a comment\n', '---\n', '\n\n'),
  sections: uniqueArray(constantFrom('global', 'rule_files', 'scrape_configs', 'alerting', 'remote_write'), { minLength: 1 }),
  indented: boolean(),
  items: array(item(), { maxLength: 4 }),
  crlf: boolean(),
}).map(({ head, sections, indented, items, crlf }) => {
  const indent = indented ? '  ' : '';
  const list = items.map(lines => lines.map((line, i) => `${indent}${i === 0 ? '- ' : '  '}${line}\n`).join('')).join('');
  const text = head + sections.map(name => section(name, list)).join('');
  return crlf ? text.replaceAll('\n', '\r\n') : text;
});

function section(name: string, list: string): string {
  if (name === 'global') return 'global:\n  scrape_interval: 15s # how often\n\n  external_labels: { a: "b", c: d }\n';
  if (name === 'rule_files') return "rule_files: [ 'a.yml', b.yml ]\n\n# between\n";
  return list === '' ? `${name}:\n` : `${name}: # a list\n${list}`;
}

/** The lines of one block. */
function item(): Arbitrary<readonly string[]> {
  const key = constantFrom(
    ['job_name: traefik'],
    ["metrics_path: '/it''s'"],
    ['params: { module: [http_2xx] }'],
    ['static_configs:', '  - targets: ["a:1", b:2]', '    labels:', '      env: prod', '  # more', '  - targets:', '      - c:3'],
    ['expr: |', '  sum(', '    up', '  )'],
    ['text: >-', '  folded', '  text'],
    ['words: one', '  two'],
    ['empty:'],
    ['list:', '- x', '- y'],
  );
  return array(key, { minLength: 1, maxLength: 4 }).map(keys =>
    keys.flatMap((lines, i) => lines.map(line => line.replace(/^(\w+):/, `$1${i}:`))),
  );
}
