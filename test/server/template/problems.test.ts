import { describe, expect, test } from 'vitest';
import { readTemplate } from '../../../server/src/template/problems.ts';

/** `code "underlined" message`. */
const shown = (text: string): string[] =>
  readTemplate(text).problems.map(({ code, from, to, message }) => `${code} "${text.slice(from, to)}" ${message}`);

describe('what Prometheus refuses stands at its place', () => {
  test.each([
    ['{{ $labels.instance }', 'template-syntax "}" ', 'Two braces'],
    ['{{ $labels.instance', 'template-syntax "{{" ', 'never closed'],
    ['{{ $lables.instance }} is down', 'template-variable "$lables" ', 'Did you mean `$labels`?'],
    ['{{ $value | humanise }}', 'template-function "humanise" ', 'Did you mean `humanize`?'],
    ['{{ value | labels }}', 'template-function "labels" ', 'Did you mean `$labels`?'],
    ['{{ if $value > 5 }}x{{ end }}', 'template-syntax ">" ', 'no operators'],
    ['{{ $value*100 }}', 'template-syntax "*" ', 'no operators'],
    ['{{ $labels.some-label }}', 'template-syntax "-" ', 'index $labels'],
    ['{{ if $value }}x', 'template-syntax "if" ', '{{ end }}'],
    ['{{ if $value }}x{{ else with $value }}y{{ end }}', 'template-syntax "else with" ', 'belongs to `with`'],
    ['x{{ end }}', 'template-syntax "end" ', 'could belong to'],
    ['{{ range query "up" }}{{ end }}{{ break }}', 'template-syntax "break" ', 'belongs into a `range`'],
    ['{{ printf "%.2f, $value }}', 'template-syntax ""%.2f, $value }}" ', 'no closing'],
    ["{{ printf '%.2f' $value }}", `template-syntax "'%.2f'" `, 'exactly one character'],
    ['{{ reReplaceAll "\\d" "" $labels.a }}', 'template-syntax ""\\d"" ', 'backticks'],
    ['{{ ($value }}', 'template-syntax "{{" ', 'parenthesis'],
    ['{{ $value) }}', 'template-syntax ")" ', 'no `(`'],
    ['{{ $value | 5 }}', 'template-syntax "5" ', 'behind a pipe'],
    ['{{ /* note */ }}', 'template-syntax "/" ', 'not expected'],
    ['{{/* note }}', 'template-syntax "{{" ', 'never closed'],
    ['{{}}', 'template-syntax "}}" ', 'nothing to evaluate'],
    ['{{ define "a" }}{{ $value }}{{ end }}', 'template-variable "$value" ', 'hand the value over'],
    ['{{ define "a" }}x{{ end }}{{ define "a" }}y{{ end }}', 'template-syntax ""a"" ', 'already'],
    ['{{ printf "%d" 99999999999999999999 }}', 'template-syntax "99999999999999999999" ', 'not a number'],
  ])('%s', (text, at, said) => {
    const [problem, ...others] = shown(text);
    expect(problem?.startsWith(at), problem).toBe(true);
    expect(problem).toContain(said);
    expect(others).toEqual([]);
  });

  test('every unknown name at once', () => {
    expect(shown('{{ $a }} {{ foo $b }}')).toEqual([
      expect.stringMatching(/^template-variable "\$a"/),
      expect.stringMatching(/^template-function "foo"/),
      expect.stringMatching(/^template-variable "\$b"/),
    ]);
  });
});

describe('what fails whenever the alert fires is a warning', () => {
  test.each([
    ['{{ if gt $value 80 }}x{{ end }}', '"80"', 'Write `80.0`'],
    ['{{ if eq .Value 0 }}x{{ end }}', '"0"', 'Write `0.0`'],
    ['{{ .instance }}', '".instance"', '`$labels.instance`'],
    ['{{ .labels.instance }}', '".labels"', '`.Labels`'],
    ['{{ $.CommonLabels.job }}', '".CommonLabels"', '`.Labels`'],
    ['{{ humanize }}', '"humanize"', 'nothing'],
    ['{{ printf "%.1f" humanize $value }}', '"humanize"', 'parentheses'],
    ['{{ $value | reReplaceAll "a" }}', '"reReplaceAll"', '2 arguments'],
    ['{{ $labels "job" }}', '"$labels"', 'not a function'],
    ['{{ template "x" . }}', '""x""', 'defines no template'],
  ])('%s', (text, at, said) => {
    const [problem, ...others] = shown(text);
    expect(problem?.startsWith(`template-never-expands ${at} `), problem).toBe(true);
    expect(problem).toContain(said);
    expect(others).toEqual([]);
  });
});

describe('what works is left alone', () => {
  test.each([
    'no braces',
    '{{ $labels.instance }} is at {{ $value | humanizePercentage }}',
    '{{ if gt $value 80.0 }}high{{ else if lt $value 10.5 }}low{{ else }}ok{{ end }}',
    '{{ with query "up" }}{{ . | first | value | printf "%.2f" }}{{ .whatever }}{{ end }}',
    '{{ range $i, $row := query "up" }}{{ $row.Labels.job }}{{ if eq $i 3 }}{{ break }}{{ end }}{{ end }}',
    '{{ define "a" }}{{ .anything }}{{ $.arg0 }}{{ end }}{{ template "a" (args $value) }}',
    '{{- /* note */ -}} {{ (toTime $value).Format "15:04" }}',
    '{{ index $labels "some-label" }} {{ .Labels.job }} {{ $.ExternalLabels.cluster }} {{ $externalURL }}',
    '{{ $n := len "abc" }}{{ if eq $n 3 }}{{ $n = 4 }}{{ end }}{{ now }}',
    '{{ block "b" $labels }}{{ .job }}{{ end }}',
    '{{ if and (eq $labels.a "b") (not $labels.c) }}{{ print 1 2.5 \'x\' true }}{{ end }}',
  ])('%s', text => {
    expect(shown(text)).toEqual([]);
  });
});
