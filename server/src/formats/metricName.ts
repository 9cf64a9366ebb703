import type { Format } from '../schema/types.ts';
import { isBefore, newestVersion } from '../version.ts';

/**
 * The name of a recorded series. Any UTF-8 text without braces (model/rulefmt/rulefmt.go, Rule.Validate);
 * names beyond the classic form need quotes in PromQL.
 */
export const metricName: Format = {
  name: 'metric name',
  yaml: 'string',
  example: 'job:http_requests:rate5m',
  check({ text }, version = newestVersion) {
    // The same as no name at all, which a rule of the record sees to.
    if (text === '') return undefined;
    const brace = text.search(/[{}]/);
    if (brace >= 0) {
      return {
        message: 'A metric name has no braces. Labels belong under `labels`, an expression under `expr`.',
        from: brace,
        to: brace + 1,
      };
    }
    if (/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(text)) return undefined;
    if (isBefore(version, '3.0')) {
      const replacement = text.replaceAll(/[^a-zA-Z0-9_:]/g, '_').replace(/^(?=\d)/, '_');
      const message = `Prometheus ${version} takes only letters, digits, underscores and colons in the name of a metric, no digit first; other names came with 3.0. Write \`${replacement}\`.`;
      return { message, code: 'version-too-old', replacement };
    }
    return {
      message: `In PromQL this metric must stand in quotes: \`{"${text}"}\`. A name of letters, digits, underscores and colons needs none.`,
      severity: 'information',
    };
  },
};
