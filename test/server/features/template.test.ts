import { describe, expect, test } from 'vitest';
import { annotated, plain } from '../../support/annotations.ts';
import { openAtCursor, openDocument } from '../../support/openDocument.ts';

const alert = (summary: string): string =>
  `groups:\n  - name: a\n    rules:\n      - alert: Down\n        expr: up == 0\n        annotations:\n          summary: ${summary}\n`;

/** The text that each diagnostic stands on, with its code. */
function underlined(text: string): string[] {
  const { service, uri, source } = openDocument(text, { name: 'rules.yml' });
  return service.diagnostics(uri).map(({ range, code }) => `${code} ${source.getText(range)}`);
}

describe('a template shows its problems where it is written', () => {
  test.each([
    ['plain', 'It is {{ $lables.job }}', '$lables'],
    ['in double quotes', '"\\u0041 {{ $labels.job }}: {{ foo \\"a\\" }}"', 'foo'],
    ['in single quotes', "'it''s {{ $lables.job }}'", '$lables'],
    ['in a literal block', '|\n            It is\n            {{ $lables.job }}', '$lables'],
    ['in a folded block', '>-\n            It is\n\n            {{ $lables.job }}', '$lables'],
  ])('%s', (_, summary, at) => {
    expect(underlined(alert(summary)).map(each => each.replace(/^template-\w+ /, ''))).toEqual([at]);
  });

  test('in labels and annotations of alerts, the ones behind aliases once', () => {
    const document = `groups:
  - name: a
    rules:
      - record: up:sum
        expr: sum(up)
        labels: {level: '{{ not a template to Prometheus'}
      - alert: A
        expr: up == 0
        labels: &common
          severity: '{{ $value | humanise }}'
                                 ^^^^^^^^ template-function: \`humanise\` is not a function that templates have here. Did you mean \`humanize\`?
        annotations: &texts
          summary: '{{ end }}'
                       ^^^ template-syntax: There is no \`if\`, \`range\` or \`with\` that this \`end\` could belong to. Remove it.
      - alert: B
        expr: up == 1
        labels: *common
        annotations:
          <<: *texts
          description: '{{ if gt $value 5 }}high{{ end }}'
                                        ^ template-never-expands: The value of an alert is a float, and Go compares it with no integer: this fails. Write \`5.0\`.
`;
    const text = plain(document);
    const { service, uri } = openDocument(text, { name: 'rules.yml' });
    expect(annotated(text, service.diagnostics(uri))).toBe(document);
  });

  test('in a PrometheusRule too', () => {
    const rule = `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: a}\nspec:\n${alert("'{{ foo }}'").replace(/^/gm, '  ')}`;
    expect(underlined(rule)).toEqual(['template-function foo']);
  });
});

test('a misspelt name is mended in place', () => {
  const text = alert("'{{ $value | humanise }}'");
  const { service, uri, source } = openDocument(text, { name: 'rules.yml' });
  const everywhere = { start: source.positionAt(0), end: source.positionAt(text.length) };
  const [action, ...others] = service.codeActions(uri, everywhere, service.diagnostics(uri));
  expect(action?.title).toBe('Replace `humanise` with `humanize`');
  expect(action?.edit?.changes?.[uri]?.map(({ newText }) => newText)).toEqual(['humanize']);
  expect(others).toEqual([]);
});

describe('hover', () => {
  test.each([
    ['a function', '"{{ 5 }} {{ huma|nizeDuration 5 }}"', 'humanizeDuration seconds'],
    ['a variable', "'{{ $lab|els.job }}'", 'labels of the series'],
    ['a builtin of Go', '\'{{ pri|ntf "%s" }}\'', 'printf format values...'],
  ])('of %s', (_, summary, said) => {
    const { service, uri, position } = openAtCursor(alert(summary), { name: 'rules.yml' });
    expect(JSON.stringify(service.hover(uri, position)?.contents)).toContain(said);
  });

  test('beside a template the key is explained', () => {
    const { service, uri, position } = openAtCursor(alert('text| alone'), { name: 'rules.yml' });
    expect(JSON.stringify(service.hover(uri, position)?.contents)).toContain('annotations');
  });
});
