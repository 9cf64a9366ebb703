import type { Format, FormatProblem } from '../schema/types.ts';
import { isBefore, newestVersion, type Version } from '../version.ts';

/** The names PromQL takes without quotes, and the only ones under `metric_name_validation_scheme: legacy`. */
const classic = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** From this release on a name may be any text. */
const anyName: Version = '3.0';

function refusedName(text: string, version: Version): FormatProblem {
  const replacement = text.replaceAll(/[^a-zA-Z0-9_]/g, '_').replace(/^(?=\d)/, '_');
  const message = `Prometheus ${version} takes only letters, digits and underscores in the name of a label, no digit first; other names came with ${anyName}. Write \`${replacement}\`.`;
  return { message, code: 'version-too-old', replacement };
}

/**
 * A label's name. Since 3.0 Prometheus takes any non-empty UTF-8 text (prometheus/common model/labels.go, LabelName.UnmarshalYAML);
 * names beyond the classic form need quotes in PromQL.
 */
export const labelName: Format = {
  name: 'label name',
  yaml: 'string',
  example: 'team',
  check({ text }, version = newestVersion) {
    if (text === '') return { message: 'A label name cannot be empty.' };
    if (classic.test(text)) return undefined;
    if (isBefore(version, anyName)) return refusedName(text, version);
    return {
      message: `In PromQL this label must stand in quotes: \`{"${text}"="…"}\`. A name of letters, digits and underscores needs none.`,
      severity: 'information',
    };
  },
};

/** A label that a relabel step reads. */
export const sourceLabelName: Format = {
  ...labelName,
  example: '__address__',
  check: (scalar, version) => unsanitised(scalar.text, version) ?? labelName.check(scalar, version),
};

/** In labels of discovery every character beyond letters, digits and underscores has become an underscore. */
function unsanitised(text: string, version: Version = newestVersion): FormatProblem | undefined {
  if (!text.startsWith('__meta_') || classic.test(text) || isBefore(version, anyName)) return undefined;
  const replacement = text.replaceAll(/[^a-zA-Z0-9_]/g, '_');
  const message = `No target has this label: discovery replaces other characters by underscores. Write \`${replacement}\`.`;
  return { message, severity: 'warning', code: 'label-never-there', replacement };
}

/**
 * A label that a relabel step writes: it may hold groups of the expression, such as `${1}`, and be empty where the action needs
 * none (model/relabel/relabel.go, Config.Validate).
 */
export const targetLabelName: Format = {
  ...sourceLabelName,
  check: ({ text, style }, version) => (text === '' || text.includes('$') ? undefined : labelName.check({ text, style }, version)),
};

/** A label that a rule adds. The metric name is not one of them (model/rulefmt/rulefmt.go, Rule.Validate). */
export const ruleLabelName: Format = {
  ...labelName,
  example: 'severity',
  check(scalar, version) {
    if (scalar.text === '__name__') return { message: 'A rule cannot set `__name__` as a label. Name the series by `record`.' };
    return labelName.check(scalar, version);
  },
  complete: () => [
    { value: 'severity', doc: 'How urgent an alert is, such as `page` or `ticket`; routes are often chosen by it.', preferred: true },
    { value: 'team', doc: 'Who takes care of it.' },
  ],
};
