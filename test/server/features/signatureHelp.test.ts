import { describe, expect, test } from 'vitest';
import { openAtCursor } from '../../support/openDocument.ts';

/** The signature with the active parameter in brackets. */
function help(
  marked: string,
  options: Parameters<typeof openAtCursor>[1] = { name: 'a.promql', languageId: 'promql' },
): string | undefined {
  const { service, uri, position } = openAtCursor(marked, options);
  const found = service.signatureHelp(uri, position);
  const [signature] = found?.signatures ?? [];
  if (!signature) return undefined;
  const label = signature.parameters?.[found?.activeParameter ?? -1]?.label;
  if (!Array.isArray(label)) return signature.label;
  return `${signature.label.slice(0, label[0])}[${signature.label.slice(...label)}]${signature.label.slice(label[1])}`;
}

describe('the parameter that is being written', () => {
  test.each([
    ['rate(|', 'rate([v: range vector]): instant vector'],
    ['rate(x[5m|])', undefined],
    ['clamp(x, |', 'clamp(v: instant vector, [min: scalar], max: scalar): instant vector'],
    ['clamp(rate(x[5m]), 1, |)', 'clamp(v: instant vector, min: scalar, [max: scalar]): instant vector'],
    [
      'label_join(x, "a,b(", |',
      'label_join(v: instant vector, dst_label: string, [separator: string], src_label...: string): instant vector',
    ],
    [
      'label_join(x, "a", "b", "c", "d", |',
      'label_join(v: instant vector, dst_label: string, separator: string, [src_label...: string]): instant vector',
    ],
    ['sum(|', 'sum([v: instant vector])'],
    ['topk by (job) (5, |', 'topk(k: scalar, [v: instant vector])'],
    ['sum by (job, |', undefined],
    ['hour(|', 'hour([v?: instant vector]): instant vector'],
    ['time(|', 'time(): scalar'],
    ['x + (|', undefined],
    ['nonsense(|', undefined],
    ['rate(x[5m])|', undefined],
    ['# rate(|', undefined],
  ])('%s', (marked, signature) => {
    expect(help(marked)).toBe(signature);
  });

  test('in a rule as well', () => {
    const rule = 'groups:\n  - name: a\n    rules:\n      - record: b\n        expr: ';
    expect(help(`${rule}rate(|\n`, { name: 'a.rules.yml' })).toBe('rate([v: range vector]): instant vector');
    expect(help(`${rule}rate(x[1m])\n        labels: { a: clamp(|) }\n`, { name: 'a.rules.yml' })).toBeUndefined();
  });
});
