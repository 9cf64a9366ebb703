import type { MetricFamily } from '../prometheus/exposition/families.ts';
import { formatLabels } from '../prometheus/labels.ts';

/** A first query for a family: what one usually wants to see of its type. */
export function familyQuery({ name, type }: Pick<MetricFamily, 'name' | 'type'>): string {
  const series = (suffix = ''): string => formatLabels({ __name__: `${name}${suffix}` });
  switch (type) {
    case 'counter':
      return `rate(${series()}[5m])`;
    case 'histogram':
      return `histogram_quantile(0.95, sum by (le) (rate(${series('_bucket')}[5m])))`;
    case 'summary':
      return `rate(${series('_count')}[5m])`;
    default:
      return series();
  }
}
