import type { Format } from '../schema/types.ts';

/**
 * The name of a recorded series. Any non-empty UTF-8 text without braces (model/rulefmt/rulefmt.go, Rule.Validate);
 * names beyond the classic form need quotes in PromQL.
 */
export const metricName: Format = {
  name: 'metric name',
  yaml: 'string',
  example: 'job:http_requests:rate5m',
  check({ text }) {
    if (text === '') return { message: 'A metric name cannot be empty.' };
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
