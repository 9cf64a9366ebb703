import { eachOf, type ItemFinding } from '../schema/listRules.ts';
import { rule } from '../schema/rules.ts';
import type { Finding, Records, RecordView } from '../schema/rule.ts';
import { escapingScheme } from './shared.ts';

const classic = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** The first that is written and not empty. */
const firstOf = (...texts: readonly (string | undefined)[]): string | undefined => texts.find(text => text !== undefined && text !== '');

/**
 * Escaping that keeps UTF-8 names in a job whose names are held to the old rules. A job that sets only its validation does not
 * inherit the global escaping (config/config.go, ScrapeConfig.Validate).
 */
export const escapingFitsValidation = eachOf('scrape_configs', {
  code: 'conflicting-keys',
  given(config) {
    const globalSection = config.record('global');
    return {
      validation: firstOf(globalSection?.text('metric_name_validation_scheme')),
      escaping: firstOf(globalSection?.text('metric_name_escaping_scheme')),
    };
  },
  *of(job, given) {
    const own = firstOf(job.text('metric_name_validation_scheme'));
    const escaping = firstOf(job.text('metric_name_escaping_scheme'));
    const inherited = own === undefined ? given.escaping : undefined;
    if ((own ?? given.validation) !== 'legacy') return;
    if ((escaping ?? inherited) !== 'allow-utf-8') return;
    const key = escaping === undefined ? 'job_name' : 'metric_name_escaping_scheme';
    yield {
      at: { on: 'path', path: [key], part: 'value' },
      message:
        'This job holds names to the `legacy` rules and asks targets for UTF-8 names by `allow-utf-8`, which Prometheus refuses. Write `metric_name_escaping_scheme: underscores`.',
    };
  },
});

/** The global escaping is looked at only where there is a job to use it. */
export const globalEscapingIsKnown = rule('invalid-value', function* (config) {
  const escaping = firstOf(config.record('global')?.text('metric_name_escaping_scheme'));
  if (escaping === undefined || escapingScheme.values.some(({ value }) => value === escaping)) return;
  yield {
    at: { on: 'path', path: ['global', 'metric_name_escaping_scheme'], part: 'value' },
    message: `\`${escaping}\` is no way to escape names. Write \`allow-utf-8\`, \`underscores\`, \`dots\` or \`values\`.`,
    severity: config.records('scrape_configs').length > 0 ? 'error' : 'warning',
  };
});

/** With groups of the regular expression in it (model/relabel/relabel.go, relabelTargetLegacy). */
export const classicTemplate = /^(?:[a-zA-Z_]|\$(?:\{\w+\}|\w+))(?:\w|\$(?:\{\w+\}|\w+))*$/;

const writesTarget = new Set(['replace', 'hashmod', 'lowercase', 'uppercase', 'keepequal', 'dropequal']);

/** The names that relabel steps write, where they are held to the rules of Prometheus 2 (model/relabel/relabel.go, Config.Validate). */
function* legacySteps(steps: Records, path: readonly (string | number)[]): Iterable<ItemFinding> {
  for (const [index, step] of steps.entries()) {
    const action = (step?.text('action') ?? 'replace').toLowerCase();
    const key = action === 'labelmap' ? 'replacement' : 'target_label';
    const name = writesTarget.has(action) || action === 'labelmap' ? step?.text(key) : undefined;
    if (name === undefined || name === '') continue;
    const templated = action === 'labelmap' || (action === 'replace' && name.includes('$'));
    if ((templated ? classicTemplate : classic).test(name)) continue;
    yield {
      at: { on: 'path', path: [...path, index, key], part: 'value' },
      message: `With \`metric_name_validation_scheme: legacy\` a label name is letters, digits and underscores only, and \`${name}\` is refused. Choose another.`,
    };
  }
}

/** Relabelling that follows the global scheme: of alerts, of Alertmanagers and of what is written to other servers. */
function* legacyRelabelling(config: RecordView): Iterable<Finding> {
  const alerting = config.record('alerting');
  yield* legacySteps(alerting?.records('alert_relabel_configs') ?? [], ['alerting', 'alert_relabel_configs']);
  for (const [index, alertmanager] of (alerting?.records('alertmanagers') ?? []).entries()) {
    for (const key of ['relabel_configs', 'alert_relabel_configs']) {
      yield* legacySteps(alertmanager?.records(key) ?? [], ['alerting', 'alertmanagers', index, key]);
    }
  }
  for (const [index, endpoint] of config.records('remote_write').entries()) {
    yield* legacySteps(endpoint?.records('write_relabel_configs') ?? [], ['remote_write', index, 'write_relabel_configs']);
  }
}

/** Relabelling of jobs, each of which may have a scheme of its own. */
export const legacyJobs = eachOf('scrape_configs', {
  code: 'invalid-value',
  given: config => config.record('global')?.text('metric_name_validation_scheme'),
  *of(job, inherited) {
    if (firstOf(job.text('metric_name_validation_scheme'), inherited) !== 'legacy') return;
    for (const key of ['relabel_configs', 'metric_relabel_configs']) yield* legacySteps(job.records(key), [key]);
  },
});

/** What Prometheus refuses only while names are held to the rules of Prometheus 2 (config/config.go, Load and GlobalConfig.UnmarshalYAML). */
export const legacyNames = rule('invalid-value', function* (config) {
  const globalSection = config.record('global');
  if (globalSection?.text('metric_name_validation_scheme') !== 'legacy') return;
  yield* legacyRelabelling(config);
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
