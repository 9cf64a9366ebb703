import * as fc from 'fast-check';
import { functions } from '../../server/src/template/functions.ts';

/** What a template may be made of: parts that are right, and parts that are wrong, or only in some places right. */
interface Stock {
  readonly right: readonly string[];
  readonly odd: readonly string[];
}

const literals: Stock = {
  right: [
    '1',
    '-1',
    '0x1F',
    '0b11',
    '0o17',
    '017',
    '1_000',
    '1_0.5',
    '1e1_0',
    '0_1.5',
    '1.5',
    '.5',
    '1.',
    '1e3',
    '0x1p-2',
    '0x1.8p1',
    '0x_1F',
    '+5',
    '1i',
    '1+2i',
  ]
    .concat(['18446744073709551615', '-9223372036854775808', "'a'", "'\\n'", "'\\''", "'ä'", '"text"', '"a\\"b"', '"\\u00e4"', '"\\377"'])
    .concat(['`raw\n"text"`', 'true', 'false', '.']),
  odd: ['089', '1__0', '1e', '1e999', '18446744073709551616', '-9223372036854775809', '+18446744073709551615', '1.5i', '1+2', '1-'].concat([
    '-',
    "''",
    "'ab'",
    `'\\"'`,
    '"\\d"',
    '"\\ud800"',
    '"\\400"',
    '"open',
    '`raw',
    'nil',
    '08.5',
    '0x',
    '1_',
    '_1',
    '0x1.8',
    '1e3i',
    '1._5',
  ]),
};

const words: Stock = {
  right: ['$labels', '$value', '$externalLabels', '$externalURL', '$', '.Labels', '.Value', '.Labels.job', '.ä'].concat(
    functions.map(({ name }) => name),
  ),
  odd: ['$x', '$y', '$lables', '$1', 'foo', 'Humanize', 'label_replace', 'nill', 'größe', '.-', '.5a', '..', '..a', '$labels-'],
};

const fields: Stock = { right: ['', '', '', '.job', '.a.b'], odd: ['.a-b', '.', '.1'] };
const gaps: Stock = { right: [' ', ' ', '  ', '\n', '\t'], odd: [''] };
const pipes: Stock = { right: [' | ', '|', ' |\n'], odd: [' | | ', ', ', ' + ', ' == ', '\u00a0', ' ; '] };
const opens: Stock = { right: ['{{', '{{ ', '{{- ', '{{-\n', '{{  '], odd: ['{{-', '{{ {{'] };
const closes: Stock = { right: ['}}', ' }}', ' -}}', '  -}}', '\n-}}', '\t\n -}}'], odd: ['-}}', ' - }}', ' }', ''] };
const declarations: Stock = {
  right: ['', '', '', '$x := ', '$x = ', '$x:=', '$y  :=  '],
  odd: ['$x, $y := ', '$x, $y = ', '$x, ', '$x , $y, $z := ', '$x.a := ', '$x : '],
};
const comments: Stock = {
  right: ['{{/* note */}}', '{{- /* note */ -}}', '{{/**/ -}}', '{{/*\n*/ -}}', '{{/* }} */}}'],
  odd: ['{{/* note }}', '{{ /* note */ }}', '{{/* a */ b}}', '{{/* a */ }}', '{{-/* a */}}'],
};
const texts: Stock = { right: ['is down', ' ', '\n', '} }}', '{', 'ä', '-', ''], odd: ['{{'] };
const titles: Stock = { right: ['"a"', '"b"', '`c`', '"d" ', '"e"', '"f"'], odd: ['a', '$x', '"\\d"', ''] };
const ends: Stock = { right: ['{{ end }}', '{{end}}', '{{- end -}}'], odd: ['', '{{ end 1 }}', '{{ else }}', '{{ end | len }}'] };
const chained: Stock = { right: ['else if'], odd: ['else with', 'else range', 'else'] };
const jumps: Stock = {
  right: ['{{ template "a" . }}'],
  odd: ['{{ break }}', '{{ continue }}', '{{ end }}', '{{ else }}', '{{ break 1 }}', '{{}}'],
};

/** How often a part is an odd one. */
const pick = ({ right, odd }: Stock, oddness: number): fc.Arbitrary<string> =>
  fc.oneof({ weight: 40, arbitrary: fc.constantFrom(...right) }, { weight: oddness, arbitrary: fc.constantFrom(...odd) });

const joined = (...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> => fc.tuple(...parts).map(each => each.join(''));

interface Parts {
  readonly command: string;
  readonly pipeline: string;
  readonly node: string;
  readonly nodes: string;
}

/** Templates; with an oddness of 0 they have the right form. */
export function templates(oddness: number): fc.Arbitrary<string> {
  const some = (stock: Stock): fc.Arbitrary<string> => pick(stock, oddness);
  const fixed = (word: string): fc.Arbitrary<string> => fc.constant(word);
  const head = (word: fc.Arbitrary<string>, pipeline: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    joined(some(opens), word, fixed(' '), some(declarations), pipeline, some(closes));
  return fc.letrec<Parts>((tie: fc.LetrecTypedTie<Parts>) => {
    const [command, pipeline, nodes] = [tie('command'), tie('pipeline'), tie('nodes')];
    const operand = fc.oneof(
      { weight: 5, arbitrary: joined(some(words), some(fields)) },
      { weight: 2, arbitrary: some(literals) },
      joined(fc.constantFrom('(', '( '), pipeline, oddness > 0 ? fc.constantFrom(')', ' )', '))', '') : fixed(' )'), some(fields)),
    );
    const branch = joined(head(fc.constantFrom('if', 'with', 'range'), pipeline), nodes, some(ends));
    const alternative = joined(head(fixed('if'), pipeline), nodes, head(some(chained), pipeline), nodes, some(ends));
    const definition = joined(fixed('{{ define '), some(titles), some(closes), nodes, some(ends));
    const block = joined(fixed('{{ block '), some(titles), fixed(' '), pipeline, some(closes), nodes, some(ends));
    const call = joined(fixed('{{ template '), some(titles), fixed(' '), fc.oneof(fixed(''), pipeline), some(closes));
    const loop = joined(fixed('{{ range $i, $row := query "up" }}'), nodes, fc.constantFrom('{{ break }}', '{{continue}}'), some(ends));
    return {
      command: joined(operand, fc.oneof(fixed(''), joined(some(gaps), operand))),
      pipeline: fc.oneof({ maxDepth: 3 }, command, joined(command, some(pipes), pipeline), command),
      node: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'node' },
        some(texts),
        head(fixed(''), pipeline),
        head(fixed(''), pipeline),
        some(comments),
        branch,
        alternative,
        definition,
        block,
        call,
        loop,
        some(jumps),
      ),
      nodes: fc.array(tie('node'), { maxLength: 3, depthIdentifier: 'node' }).map(parts => parts.join('')),
    };
  }).nodes;
}
