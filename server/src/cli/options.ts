import { parseArgs, type ParseArgsConfig } from 'node:util';
import { type Severity, severities } from './finding.ts';
import { nearest } from '../spelling.ts';
import { parseVersion, type Version } from '../version.ts';
import { type Format, formats } from './format.ts';

/** What the command line asks for. */
export type Asked =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'check'; readonly options: CheckOptions }
  /** It asks for nothing that there is; the sentence says what to write instead. */
  | { readonly kind: 'misuse'; readonly sentence: string };

export interface CheckOptions {
  /** Files and folders as written; `-` is standard input. */
  readonly paths: readonly string[];
  readonly format: Format;
  /** What is less severe is left out. */
  readonly threshold: Severity;
  readonly warningsAsErrors: boolean;
  /** Findings alone: no summary, no notes. */
  readonly quiet: boolean;
  readonly color: ColorChoice;
  /** What standard input is called, which may tell what it is. */
  readonly name: string;
  /** The release that is to read the files; undefined for the newest known. */
  readonly prometheusVersion: Version | undefined;
}

export type ColorChoice = 'auto' | 'always' | 'never';

const colors: readonly ColorChoice[] = ['auto', 'always', 'never'];

const defaultName = 'stdin.yml';

const options = {
  format: { type: 'string' },
  'prometheus-version': { type: 'string' },
  'severity-threshold': { type: 'string' },
  'warnings-as-errors': { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  color: { type: 'string' },
  name: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} satisfies ParseArgsConfig['options'];

type Values = ReturnType<typeof parsed>['values'];

const parsed = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });

/** Reads what stands behind the program's name. */
export function readOptions(args: readonly string[]): Asked {
  const wrong = misspelt(args);
  if (wrong !== undefined) return misuse(wrong);
  const { values, positionals } = parsed(args);
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  const [command, ...paths] = positionals;
  if (command === undefined) return misuse('Say what to do: write `prometheus-workbench check FILE`.');
  if (command !== 'check') return misuse(`There is no command ${command}: the only one is \`check\`.`);
  if (paths.length === 0) return misuse('Name the files or folders to check behind `check`, or `-` for standard input.');
  return checkOptions(values, paths);
}

const misuse = (sentence: string): Asked => ({ kind: 'misuse', sentence });

/** The sentence for the first option that there is not, or that lacks its value or has one too many. */
function misspelt(args: readonly string[]): string | undefined {
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = Object.entries(options).find(([name]) => name === token.name)?.[1];
    if (option === undefined) return unknownOption(token.rawName);
    const lacking = token.value === undefined || (!token.inlineValue && /^-./.test(token.value));
    if (option.type === 'string' && lacking) return `The option ${token.rawName} needs a value: write \`${token.rawName}=VALUE\`.`;
    if (option.type === 'boolean' && token.value !== undefined) return `The option ${token.rawName} takes no value: write it alone.`;
  }
  return undefined;
}

function unknownOption(written: string): string {
  const meant = nearest(written.replace(/^-+/, ''), Object.keys(options));
  const advice = meant === undefined ? 'Write `prometheus-workbench --help` to see which there are.' : `Did you mean \`--${meant}\`?`;
  return `There is no option ${written}. ${advice}`;
}

function checkOptions(values: Values, paths: readonly string[]): Asked {
  const format = among(formats, values.format ?? 'text');
  if (format === undefined) return wrongChoice('format', formats);
  const threshold = among(severities, values['severity-threshold'] ?? 'hint');
  if (threshold === undefined) return wrongChoice('severity-threshold', severities);
  const color = among(colors, values.color ?? 'auto');
  if (color === undefined) return wrongChoice('color', colors);
  const release = values['prometheus-version'];
  const prometheusVersion = release === undefined ? undefined : parseVersion(release);
  if (release !== undefined && prometheusVersion === undefined) {
    return misuse('The option --prometheus-version takes a release, such as 3.16 or 2.53.');
  }
  const warningsAsErrors = values['warnings-as-errors'] ?? false;
  const quiet = values.quiet ?? false;
  const name = values.name ?? defaultName;
  return { kind: 'check', options: { paths, format, threshold, warningsAsErrors, quiet, color, name, prometheusVersion } };
}

const among = <T extends string>(choices: readonly T[], value: string): T | undefined => choices.find(choice => choice === value);

const wrongChoice = (option: string, choices: readonly string[]): Asked =>
  misuse(`The option --${option} takes one of ${choices.join(', ')}.`);
