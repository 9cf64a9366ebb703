import type { Format, FormatProblem } from '../schema/types.ts';
import { unexpanded } from './filePath.ts';

/**
 * A pattern for files: `*` may stand in the last part of the path alone (config.go, patRulePath; discovery/file/file.go,
 * patFileSDName). The rest is Go's filepath.Match: `?` and `[abc]`, no `**`, no `{a,b}`.
 */
export const ruleFileGlob: Format = {
  name: 'file pattern',
  yaml: 'string',
  example: 'rules/*.yml',
  check: ({ text }) => globProblem(text),
  files: { what: 'rule file', pattern: true, holds: 'rules', whenMissing: 'error' },
};

export const scrapeFileGlob: Format = {
  ...ruleFileGlob,
  example: 'scrape.d/*.yml',
  files: { what: 'file with scrape jobs', pattern: true, holds: 'scrapeConfigFile', whenMissing: 'warning' },
};

/** Files with target groups: the name must also end in `.json`, `.yml` or `.yaml`, all in lower or all in upper case. */
export const targetsFileGlob: Format = {
  name: 'file pattern',
  yaml: 'string',
  example: 'targets/*.json',
  files: { what: 'file with targets', pattern: true, holds: 'targets', whenMissing: 'warning' },
  check({ text }) {
    const problem = globProblem(text);
    if (problem && problem.severity === undefined) return problem;
    if (/\.(?:json|ya?ml|JSON|YA?ML)$/.test(text)) return problem;
    return { message: 'Files with targets end in `.json`, `.yml` or `.yaml`; Prometheus refuses any other name.' };
  },
};

function globProblem(text: string): FormatProblem | undefined {
  const early = /^[^*]*\*[^/]*\//.exec(text);
  if (early) {
    return {
      message: '`*` may stand in the last part of the path only. List each folder with a pattern of its own.',
      from: early[0].indexOf('*'),
      to: early[0].length - 1,
    };
  }
  const brace = /\{[^}]*,[^}]*\}/.exec(text);
  if (brace) {
    return {
      message:
        'Go file patterns know no `{a,b}`: this matches only files with braces in their name. Write one pattern for each alternative.',
      severity: 'warning',
      from: brace.index,
      to: brace.index + brace[0].length,
    };
  }
  return unexpanded(text);
}
