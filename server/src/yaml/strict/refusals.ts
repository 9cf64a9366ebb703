import { lineFrom } from '../line.ts';
import type { YamlProblem } from '../problems.ts';

interface Reason {
  readonly kind: YamlProblem['kind'];
  readonly message: string;
}

/** Why Prometheus' YAML reader (go.yaml.in/yaml/v2, scannerc.go and parserc.go) refuses a text. */
const reasons = {
  tab: { kind: 'tab', message: 'A tab stands here, where only spaces are taken. Remove it, or use spaces.' },
  start: { kind: 'structure', message: 'A plain value cannot begin with this character. Put the value in quotes.' },
  key: { kind: 'half-key', message: 'This key has no colon. Write `key: value`, or `key:` above an indented block.' },
  secondColon: {
    kind: 'structure',
    message: 'There is a second `: ` on this line. Put the value in quotes, or begin the nested key on a line of its own.',
  },
  dash: { kind: 'indent', message: 'A list cannot begin here. Begin it on a line of its own, deeper than its key.' },
  questionMark: { kind: 'structure', message: 'A key cannot begin here. Put text that begins with `?` in quotes.' },
  anchor: {
    kind: 'alias',
    message:
      'An anchor or alias is a name of letters, digits, `-` and `_` behind `&` or `*`. Quote the text if the sign is meant literally.',
  },
  tag: { kind: 'structure', message: 'This is no tag that YAML knows. Quote the text if the `!` is meant literally.' },
  tagHandle: {
    kind: 'structure',
    message: 'No `%TAG` line defines what stands between the two `!`. Quote the text if they are meant literally.',
  },
  directive: {
    kind: 'structure',
    message: 'A line that begins with `%` is a directive to YAML, and this is none that is known. Remove it.',
  },
  blockHeader: {
    kind: 'structure',
    message: 'Behind `|` or `>` stand only `+` or `-`, a digit from 1 to 9 and a comment. Begin the text on the next line.',
  },
  quote: { kind: 'unclosed', message: 'This quoted text is not closed. Add the closing quote.' },
  escape: { kind: 'structure', message: 'There is no such escape. Double the backslash, or use single quotes.' },
  content: { kind: 'structure', message: 'Something is missing before this. Write a value, or remove what asks for one.' },
  sequenceItem: { kind: 'structure', message: 'A comma is missing between two items, or the closing `]`.' },
  mappingItem: { kind: 'structure', message: 'A comma is missing between two items, or the closing `}`.' },
  indent: {
    kind: 'indent',
    message: 'This line is indented differently from its neighbours. Keys of one block start in the same column.',
  },
  document: { kind: 'structure', message: 'Behind a directive, `---` has to begin the document. Add it, or remove the directive.' },
  depth: {
    kind: 'structure',
    message: 'This text is nested too deeply to be read. No setting needs it; simplify it.',
  },
} as const satisfies Record<string, Reason>;

export type RefusalReason = keyof typeof reasons;

/** Shown from an offset to the end of its line, or to `end`. */
export function refusal(
  reason: RefusalReason,
  text: string,
  { start, end }: { readonly start: number; readonly end?: number },
): YamlProblem {
  return { ...reasons[reason], start, end: end ?? start + lineFrom(text, start).length };
}
