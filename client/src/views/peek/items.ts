/** What a target exposes, as rows of a list. Pure. */
import type { Exposition, MalformedLine, MetricFamily } from '../../prometheus/exposition/families.ts';

export type PeekRow =
  | { readonly kind: 'separator'; readonly label: string }
  | (Row & { readonly kind: 'malformed'; readonly line: MalformedLine })
  | (Row & { readonly kind: 'family'; readonly family: MetricFamily });

interface Row {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** Labels with more values than a family has room for are what makes it big: these are named. */
const namedLabels = 3;

/** What is malformed first: Prometheus takes nothing of a page with one such line. */
export function peekRows({ families, malformed }: Exposition): readonly PeekRow[] {
  const bad = malformed.map(
    (line): PeekRow => ({
      kind: 'malformed',
      line,
      label: `$(error) Line ${line.line + 1}`,
      description: '',
      detail: `${line.reason}.`,
    }),
  );
  const good = families.map(
    (family): PeekRow => ({
      kind: 'family',
      family,
      label: family.name,
      description: `${family.type}, ${family.series} series${family.unit === '' ? '' : `, ${family.unit}`}`,
      detail: [family.help, labelText(family)].filter(text => text !== '').join('  '),
    }),
  );
  return [
    ...(bad.length === 0
      ? []
      : [{ kind: 'separator', label: 'Malformed: Prometheus refuses the whole page for one of these' } as const, ...bad]),
    ...(bad.length === 0 || good.length === 0 ? [] : [{ kind: 'separator', label: 'Metrics' } as const]),
    ...good,
  ];
}

function labelText({ labels }: MetricFamily): string {
  const named = labels.slice(0, namedLabels).map(({ name, values }) => `${name} (${values})`);
  const more = labels.length - named.length;
  return named.length === 0 ? '' : `Labels: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
