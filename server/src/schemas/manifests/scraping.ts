import { list, oneOfValues } from '../../schema/build.ts';
import { lessOrEqual, rule, uniqueItems } from '../../schema/rules.ts';
import type { Rule } from '../../schema/rule.ts';
import type { Field } from '../../schema/types.ts';
import { compareDurations } from '../conditions.ts';
import { targetStepHabits, seriesStepHabits } from '../relabelHabits.ts';
import { scrapeJob } from '../scrape.ts';
import { borrowed } from './borrow.ts';
import { inCamelCaseRule } from './keyNames.ts';
import { byOperator } from './operator.ts';
import { bool, filled, natural, quantity, size } from './scalars.ts';

/** What the objects that make scrape jobs have in common. */

export const scheme = oneOfValues(
  { value: 'http', also: ['HTTP'], doc: 'Plain HTTP.' },
  { value: 'https', also: ['HTTPS'], doc: 'HTTP over TLS; `tlsConfig` holds its settings.' },
);

export const protocol = oneOfValues(
  { value: 'PrometheusProto', doc: 'Protocol buffers. The only format that carries native histograms in full.' },
  { value: 'OpenMetricsText1.0.0', doc: 'OpenMetrics text 1.0, with exemplars and created timestamps.' },
  { value: 'OpenMetricsText0.0.1', doc: 'OpenMetrics text before its first release.' },
  { value: 'PrometheusText1.0.0', doc: 'Prometheus text that allows UTF-8 names in quotes.', since: '3.0' },
  { value: 'PrometheusText0.0.4', doc: 'The classic Prometheus text format, which every exporter speaks.' },
);

export const nameValidation = (doc: string): Field => ({
  type: oneOfValues(
    { value: 'UTF8', doc: 'Any UTF-8 name is taken.' },
    { value: 'Legacy', doc: 'Only letters, digits, underscores and colons, as before Prometheus 3.' },
  ),
  doc,
  since: '3.0',
  knownAs: ['metric_name_validation_scheme'],
});

export const nameEscaping = (doc: string): Field => ({
  type: oneOfValues(
    { value: 'AllowUTF8', doc: 'Ask for names as they are.' },
    { value: 'Underscores', doc: 'Have every other character replaced by an underscore.' },
    { value: 'Dots', doc: 'Have dots written as `_dot_` and underscores doubled.' },
    { value: 'Values', doc: 'Have names prefixed with `U__` and each such character written as its code point.' },
  ),
  doc,
  since: '3.4',
  knownAs: ['metric_name_escaping_scheme'],
});

export const protocols = list(protocol, { noNullItems: true });

const limits: Readonly<Record<string, Field>> = borrowed(scrapeJob.fields, {
  sampleLimit: natural,
  targetLimit: natural,
  labelLimit: natural,
  labelNameLengthLimit: natural,
  labelValueLengthLimit: natural,
  keepDroppedTargets: natural,
});

const histograms: Readonly<Record<string, Field>> = borrowed(scrapeJob.fields, {
  scrapeNativeHistograms: bool,
  scrapeClassicHistograms: {
    type: bool,
    doc: 'Scrape the classic buckets of a histogram also where the target offers it as a native one.',
    default: 'false',
    since: '3.5',
    knownAs: ['always_scrape_classic_histograms', 'alwaysScrapeClassicHistograms'],
  },
  convertClassicHistogramsToNHCB: bool,
  nativeHistogramBucketLimit: natural,
  nativeHistogramMinBucketFactor: quantity,
});

/** Settings of a scrape that all kinds have directly below `spec`. */
export const scrapeSettings: Readonly<Record<string, Field>> = {
  ...borrowed(scrapeJob.fields, { scrapeProtocols: protocols, fallbackScrapeProtocol: protocol }),
  ...limits,
  ...histograms,
  scrapeClass: {
    type: filled,
    doc: 'Name of one of the `scrapeClasses` of the Prometheus resource: settings such as TLS that the administrator gives to many monitors.',
  },
};

export const bodySizeLimit: Readonly<Record<string, Field>> = borrowed(scrapeJob.fields, { bodySizeLimit: size });

export const protocolsDiffer = uniqueItems('scrapeProtocols');

/** Without an interval that of the Prometheus resource counts, which is not known here. */
export const timeoutFits = (timeout: string, interval: string): readonly Rule[] =>
  byOperator(lessOrEqual(timeout, interval, { compare: compareDurations }));

export const relabelingHabits: readonly Rule[] = [...targetStepHabits('relabel_configs'), seriesStepHabits].map(inCamelCaseRule);

/** An empty selector is no empty choice. */
export const selectsEverything = (what: string): Rule =>
  rule('selects-everything', function* (spec) {
    const selector = spec.record('selector');
    if (!selector || selector.record('matchLabels')?.keys().length || selector.records('matchExpressions').length > 0) return;
    if (selector.keys().some(key => key !== 'matchLabels' && key !== 'matchExpressions')) return;
    const message = `An empty selector chooses every ${what} in the namespaces looked in. Write labels below \`matchLabels\`, unless that is meant.`;
    yield { at: { on: 'key', key: 'selector' }, message, severity: 'warning' };
  });
