import type { PromqlProblemCode } from './promql/problem.ts';
import type { ProblemCode, Severity } from './schema/rule.ts';
import type { TemplateProblemCode } from './template/problem.ts';

/** Every code that a diagnostic can carry. */
export type DiagnosticCode = ProblemCode | PromqlProblemCode | TemplateProblemCode | 'templated-file' | 'stale-ignore' | 'unknown-ignore';

export interface DiagnosticKind {
  /** What the code stands for, in a few words. */
  readonly title: string;
  /** Where neither format nor rule says otherwise. */
  readonly severity: Severity;
}

/** Every code a person can meet in a diagnostic. Settings may change the severity of each. */
export const diagnosticKinds: Readonly<Record<DiagnosticCode, DiagnosticKind>> = {
  'yaml-syntax': { title: 'The text is not valid YAML', severity: 'error' },
  'duplicate-key': { title: 'A key is set twice in one block', severity: 'error' },
  'unknown-key': { title: 'There is no such key here', severity: 'error' },
  'misplaced-key': { title: 'The key belongs to another block', severity: 'error' },
  'wrong-type': { title: 'A list, a block or a single value is wanted instead', severity: 'error' },
  'invalid-value': { title: 'The value is not accepted', severity: 'error' },
  'missing-key': { title: 'A key that is needed is missing', severity: 'error' },
  'empty-list': { title: 'The list needs an entry', severity: 'error' },
  'null-item': { title: 'A list entry is empty', severity: 'error' },
  'deprecated-key': { title: 'The key or value is deprecated', severity: 'hint' },
  'conflicting-keys': { title: 'Keys that exclude one another are both set', severity: 'error' },
  'dependent-key': { title: 'A key needs another one beside it', severity: 'error' },
  'value-order': { title: 'One value may not exceed another', severity: 'error' },
  'duplicate-name': { title: 'Two entries have the same name', severity: 'error' },
  'pointless-setting': { title: 'The setting has no effect, or not the one it seems to have', severity: 'warning' },
  'drops-everything': { title: 'A relabel step drops everything', severity: 'warning' },
  'relabel-no-group': { title: 'A replacement reads a group that the regular expression does not have', severity: 'warning' },
  'relabel-no-separator': { title: 'The joined values of several labels never match', severity: 'warning' },
  'anchored-regex': { title: 'A regular expression is taken for matching a part of the text', severity: 'warning' },
  'overwritten-label': { title: 'A step may overwrite a label that an earlier one wrote', severity: 'information' },
  'renamed-labels': { title: 'Labels that a target sends are renamed', severity: 'warning' },
  'label-never-there': { title: 'A relabel step reads a label that is never there', severity: 'warning' },
  'target-address': { title: 'The address of a target is not what it seems to be', severity: 'warning' },
  'duplicate-target': { title: 'A target is listed twice', severity: 'information' },
  'service-namespace': { title: 'A Service of another namespace is called by its name alone', severity: 'warning' },
  'unexpanded-variable': { title: 'A variable of the environment is taken as text', severity: 'warning' },
  'long-interval': { title: 'The scrape interval is too long for queries', severity: 'warning' },
  'nothing-scraped': { title: 'There is no scrape job', severity: 'warning' },
  'selects-everything': { title: 'An empty selector chooses everything', severity: 'warning' },
  'endpoint-port': { title: 'An endpoint names no port, or something that hardly is one', severity: 'warning' },
  'plain-text-secret': { title: 'A secret is written into the file', severity: 'information' },
  'series-syntax': { title: 'A series of a rule test cannot be read', severity: 'error' },
  'series-ignored': { title: 'A series of a rule test is never loaded', severity: 'warning' },
  'templated-file': { title: 'The file is a template, so only a part of it can be checked', severity: 'information' },
  'stale-ignore': { title: 'A comment ignores what is not there', severity: 'warning' },
  'unknown-ignore': { title: 'A comment ignores a code that there is not', severity: 'warning' },
  'missing-file': { title: 'A file that is named is not there', severity: 'warning' },
  'no-matching-file': { title: 'No file matches a pattern', severity: 'warning' },
  'unfit-file': { title: 'A file does not hold what it is named for', severity: 'error' },
  'duplicate-rule': { title: 'A rule is there twice', severity: 'warning' },
  'version-too-old': { title: 'The version of Prometheus in use does not have it yet', severity: 'error' },
  'version-removed': { title: 'The version of Prometheus in use does not have it any more', severity: 'error' },
  'version-ahead': { title: 'A later version of Prometheus takes it away or changes what it does', severity: 'hint' },
  'unknown-reference': { title: 'A name is referred to that nothing has', severity: 'error' },
  'unused-name': { title: 'Nothing refers to what has this name', severity: 'warning' },
  'unreachable-route': { title: 'No alert ever comes to a route', severity: 'warning' },
  'inhibits-everything': { title: 'An inhibition rule has no matchers on one side', severity: 'warning' },
  'classic-matcher': { title: 'A matcher is written in the older syntax', severity: 'warning' },
  'literal-regex': { title: 'A regular expression is compared as text', severity: 'warning' },
  'promql-syntax': { title: 'The expression cannot be read as PromQL', severity: 'error' },
  'promql-type': { title: 'A part of the expression has a type that does not fit its place', severity: 'error' },
  'promql-regex': { title: 'A matcher holds a broken regular expression', severity: 'error' },
  'promql-experimental': { title: 'The expression needs a feature that is off by default', severity: 'warning' },
  'promql-never-evaluates': { title: 'The expression is accepted and fails each time it is evaluated', severity: 'warning' },
  'promql-always-fires': { title: 'The alert fires whatever is measured', severity: 'warning' },
  'promql-never-matches': { title: 'A matcher compares with a value that is never stored', severity: 'warning' },
  'promql-too-few-samples': { title: 'A range is too short for its function', severity: 'warning' },
  'template-syntax': { title: 'The text cannot be read as a template', severity: 'error' },
  'template-function': { title: 'A template calls a function that there is not', severity: 'error' },
  'template-variable': { title: 'A template reads a variable that there is not', severity: 'error' },
  'template-never-expands': { title: 'The template is accepted and fails each time the alert fires', severity: 'warning' },
  'template-lost-label': { title: 'A template reads a label that the expression takes away', severity: 'warning' },
  'template-changing-label': { title: 'A label of an alert changes with the value', severity: 'warning' },
};

export const isDiagnosticCode = (code: string): code is DiagnosticCode => Object.hasOwn(diagnosticKinds, code);
