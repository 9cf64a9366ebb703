import { describe, expect, it } from 'vitest';
import { type Asked, readOptions } from '../../../server/src/cli/options.ts';

const read = (line: string): Asked => readOptions(line.split(' ').filter(word => word !== ''));

const sentenceFor = (line: string): string => {
  const asked = read(line);
  return asked.kind === 'misuse' ? asked.sentence : `no misuse: ${asked.kind}`;
};

describe('the command line', () => {
  it('checks files and folders, with defaults for all the rest', () => {
    expect(read('check a.yml rules')).toEqual({
      kind: 'check',
      options: {
        paths: ['a.yml', 'rules'],
        format: 'text',
        threshold: 'hint',
        warningsAsErrors: false,
        quiet: false,
        color: 'auto',
        name: 'stdin.yml',
        prometheusVersion: undefined,
      },
    });
  });

  it('takes options before and behind the files, with or without an equals sign', () => {
    const line =
      '--format=sarif check a.yml --severity-threshold warning -q --warnings-as-errors --color never --name prometheus.yml --prometheus-version=v2.53.1 -';
    expect(read(line)).toEqual({
      kind: 'check',
      options: {
        paths: ['a.yml', '-'],
        format: 'sarif',
        threshold: 'warning',
        warningsAsErrors: true,
        quiet: true,
        color: 'never',
        name: 'prometheus.yml',
        prometheusVersion: '2.53',
      },
    });
  });

  it('takes a name that looks like an option behind two dashes', () => {
    expect(read('check -- --odd.yml')).toMatchObject({ options: { paths: ['--odd.yml'] } });
  });

  it('helps and tells its version whatever else stands there', () => {
    expect(read('check --help')).toEqual({ kind: 'help' });
    expect(read('--version')).toEqual({ kind: 'version' });
  });

  it.each([
    ['', 'Say what to do: write `prometheus-workbench check FILE`.'],
    ['chekc a.yml', 'There is no command chekc: the only one is `check`.'],
    ['check', 'Name the files or folders to check behind `check`, or `-` for standard input.'],
    ['check --fromat json a.yml', 'There is no option --fromat. Did you mean `--format`?'],
    ['check --x a.yml', 'There is no option --x. Write `prometheus-workbench --help` to see which there are.'],
    ['check --format', 'The option --format needs a value: write `--format=VALUE`.'],
    ['check --format --quiet a.yml', 'The option --format needs a value: write `--format=VALUE`.'],
    ['check --format xml a.yml', 'The option --format takes one of text, json, sarif, github.'],
    ['check --severity-threshold fatal a.yml', 'The option --severity-threshold takes one of error, warning, information, hint.'],
    ['check --color=yes a.yml', 'The option --color takes one of auto, always, never.'],
    ['check --prometheus-version=new a.yml', 'The option --prometheus-version takes a release, such as 3.16 or 2.53.'],
    ['check --quiet=yes a.yml', 'The option --quiet takes no value: write it alone.'],
  ])('answers `%s` with a sentence', (line, sentence) => {
    expect(sentenceFor(line)).toBe(sentence);
  });
});
