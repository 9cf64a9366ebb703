import type { Format } from '../schema/types.ts';

/**
 * The name of a recorded series. Any UTF-8 text without braces (model/rulefmt/rulefmt.go, Rule.Validate);
 * names beyond the classic form need quotes in PromQL.
 */
export const metricName: Format = {
  name: 'metric name',
  yaml: 'string',
  example: 'job:http_requests:rate5m',
  check({ text }) {
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
    return {
      message: `In PromQL this metric must stand in quotes: \`{"${text}"}\`. A name of letters, digits, underscores and colons needs none.`,
      severity: 'information',
    };
  },
};
