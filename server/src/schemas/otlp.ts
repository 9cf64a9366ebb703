import { list, oneOfValues, record } from '../schema/build.ts';
import { forbiddenKeys, forbiddenWith, uniqueItems, when } from '../schema/rules.ts';
import type { RecordView } from '../schema/rule.ts';
import { isTrue } from './conditions.ts';
import { orUnset } from './shared.ts';
import { bool, nonBlank } from './scalars.ts';

const promotesAll = isTrue('promote_all_resource_attributes');
const names = (section: RecordView, key: string): boolean => section.texts(key).length > 0;

/** With the checks of OTLPConfig.UnmarshalYAML (config/config.go). */
export const otlp = record({
  name: 'OTLP section',
  doc: 'How metrics sent over OTLP become series. The receiver itself is switched on by the flag `--web.enable-otlp-receiver`.',
  fields: {
    translation_strategy: {
      type: orUnset(
        oneOfValues(
          {
            value: 'UnderscoreEscapingWithSuffixes',
            doc: 'Other characters become underscores; units and `_total` are added. Names look as Prometheus users know them.',
          },
          { value: 'UnderscoreEscapingWithoutSuffixes', doc: 'Other characters become underscores; nothing is added.', since: '3.6' },
          { value: 'NoUTF8EscapingWithSuffixes', doc: 'Names stay as they are; units and `_total` are added.' },
          { value: 'NoTranslation', doc: 'Names stay as they are. Metrics that differ only in unit or type may clash.', since: '3.4' },
        ),
      ),
      doc: 'How names of OpenTelemetry metrics and attributes become names of metrics and labels.',
      default: 'UnderscoreEscapingWithSuffixes',
      since: '3.0',
    },
    promote_resource_attributes: {
      type: list(nonBlank, { noNullItems: true }),
      doc: 'Resource attributes that become labels on every series, such as `k8s.namespace.name`. All others stay on `target_info` alone.',
      since: '2.55',
    },
    promote_all_resource_attributes: {
      type: bool,
      doc: 'Turn all resource attributes into labels, but for those of `ignore_resource_attributes`. Mind how many series that makes.',
      default: 'false',
      since: '3.5',
    },
    ignore_resource_attributes: {
      type: list(nonBlank, { noNullItems: true }),
      doc: 'Resource attributes that do not become labels although all others do.',
      since: '3.5',
    },
    keep_identifying_resource_attributes: {
      type: bool,
      doc: 'Keep `service.name`, `service.namespace` and `service.instance.id` on `target_info`, although `job` and `instance` are made from them.',
      default: 'false',
      since: '3.1',
    },
    convert_histograms_to_nhcb: {
      type: bool,
      doc: 'Store explicit-bucket histograms as native histograms with custom buckets.',
      default: 'false',
      since: '3.4',
    },
    promote_scope_metadata: {
      type: bool,
      doc: 'Put name, version and attributes of the instrumentation scope on every series, as labels beginning with `otel_scope_`.',
      default: 'false',
      since: '3.6',
    },
    label_name_underscore_sanitization: {
      type: bool,
      doc: 'Put `key_` before label names that begin with a single underscore.',
      default: 'true',
      since: '3.8',
    },
    label_name_preserve_multiple_underscores: {
      type: bool,
      doc: 'Keep several underscores in a row in label names. `false` joins them to one.',
      default: 'true',
      since: '3.8',
    },
  },
  rules: [
    ...when(
      section => promotesAll(section) && names(section, 'promote_resource_attributes'),
      forbiddenWith('promote_all_resource_attributes', ['promote_resource_attributes']),
    ),
    ...when(
      section => !promotesAll(section) && names(section, 'ignore_resource_attributes'),
      forbiddenKeys(['ignore_resource_attributes'], {
        message: '`ignore_resource_attributes` is for when all others are promoted. Add `promote_all_resource_attributes: true`.',
      }),
    ),
    uniqueItems('promote_resource_attributes'),
    uniqueItems('ignore_resource_attributes'),
  ],
});
