import * as formats from '../formats/index.ts';
import { list, map, oneOf, oneOfValues, someOfValues } from '../schema/build.ts';
import type { EnumSchema, OneOfSchema } from '../schema/types.ts';
import { text } from './scalars.ts';

/** Types that the global section, scrape jobs and other records share. */

/** An enum that takes the empty text too, as Go does where nothing checks for it. */
export const orUnset = (schema: EnumSchema): EnumSchema => ({
  ...schema,
  values: [...schema.values, { value: '', doc: 'The same as leaving the key out.' }],
});

/** Whatever YAML can hold. */
export const anyValue: OneOfSchema = {
  ...oneOf(
    text,
    list(() => anyValue),
    map(formats.anyScalar, () => anyValue),
  ),
  label: 'any value',
};

export const scheme = someOfValues(
  { value: 'http', doc: 'Plain HTTP.' },
  { value: 'https', doc: 'HTTP over TLS; `tls_config` holds its settings.' },
);

export const scrapeProtocol = oneOfValues(
  { value: 'PrometheusProto', doc: 'Protocol buffers. The only format that carries native histograms in full.' },
  { value: 'OpenMetricsText1.0.0', doc: 'OpenMetrics text 1.0, with exemplars and created timestamps.' },
  { value: 'OpenMetricsText0.0.1', doc: 'OpenMetrics text before its first release.' },
  { value: 'PrometheusText1.0.0', doc: 'Prometheus text that allows UTF-8 names in quotes.', since: '3.0' },
  { value: 'PrometheusText0.0.4', doc: 'The classic Prometheus text format, which every exporter speaks.' },
  {
    value: 'OpenMetricsText2.0.0',
    doc: 'OpenMetrics text 2.0, still experimental: parsing it needs `--enable-feature=openmetrics2`.',
    since: '3.15',
  },
);

export const scrapeProtocols = list(scrapeProtocol, {
  noNullItems: true,
  nonEmpty: 'Prometheus must offer at least one format. Name one, or leave the key out for the default order.',
});

export const validationScheme = orUnset(
  oneOfValues(
    { value: 'utf8', doc: 'Any UTF-8 name is taken.' },
    { value: 'legacy', doc: 'Only letters, digits, underscores and colons, as before Prometheus 3.' },
  ),
);

export const escapingScheme = orUnset(
  oneOfValues(
    { value: 'allow-utf-8', doc: 'Ask for names as they are.' },
    { value: 'underscores', doc: 'Have every other character replaced by an underscore.' },
    { value: 'dots', doc: 'Have dots written as `_dot_` and underscores doubled; other characters become double underscores.' },
    { value: 'values', doc: 'Have names prefixed with `U__` and each such character written as its code point.' },
  ),
);
