import { rule } from '../schema/rules.ts';

const classic = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** What Prometheus refuses only while names are held to the rules of Prometheus 2 (config/config.go, Load and GlobalConfig.UnmarshalYAML). */
export const legacyNames = rule('invalid-value', function* (config) {
  const globalSection = config.record('global');
  if (globalSection?.text('metric_name_validation_scheme') !== 'legacy') return;
  for (const name of globalSection.record('external_labels')?.keys() ?? []) {
    if (classic.test(name)) continue;
    yield {
      at: { on: 'path', path: ['global', 'external_labels', name], part: 'key' },
      message: `With \`metric_name_validation_scheme: legacy\` a label name is letters, digits and underscores only, and \`${name}\` is refused. Rename it.`,
    };
  }
  const strategy = config.record('otlp')?.text('translation_strategy');
  if (strategy === 'NoTranslation' || strategy === 'NoUTF8EscapingWithSuffixes') {
    yield {
      at: { on: 'path', path: ['otlp', 'translation_strategy'], part: 'value' },
      message: `\`${strategy}\` makes names beyond letters, digits and underscores, which \`metric_name_validation_scheme: legacy\` refuses. Choose a strategy with underscore escaping.`,
    };
  }
});
