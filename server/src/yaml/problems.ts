import type { ErrorCode, YAMLError } from 'yaml';
import { lineFrom } from './line.ts';
import type { Span } from './tree.ts';

/** A text that YAML itself does not allow, or that cannot mean what it says. */
export interface YamlProblem {
  /** `stray`: text that follows from an error before it; `unclosed`: a quote or bracket; `half-key`: a key without its colon; both are what typing looks like. */
  readonly kind: 'unclosed' | 'half-key' | 'tab' | 'indent' | 'alias' | 'ignored' | 'stray' | 'structure';
  /** A sentence that says what is wrong and what to write. */
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

type Sentence = Pick<YamlProblem, 'kind' | 'message'>;

/** The parser's error in a plain sentence, shown at `at`; a half-typed key is its own line only. */
export function describeYamlError(error: YAMLError, at: Span, text: string): YamlProblem {
  const said = sentence(error);
  const lineEnd = at.start + lineFrom(text, at.start).length;
  return { ...said, start: at.start, end: said.kind === 'half-key' ? Math.min(at.end, lineEnd) : at.end };
}

const unclosedQuote: Sentence = { kind: 'unclosed', message: 'This quoted text is not closed. Add the closing quote.' };
const unclosedFlow: Sentence = { kind: 'unclosed', message: 'This bracket is not closed. Add the closing `]` or `}`.' };
const badIndent: Sentence = {
  kind: 'indent',
  message: 'This line is indented differently from its neighbours. Keys of one block start in the same column.',
};

const byCode: Partial<Record<ErrorCode, Sentence>> = {
  TAB_AS_INDENT: { kind: 'tab', message: 'A tab indents this line, which YAML does not allow. Use spaces.' },
  BAD_INDENT: badIndent,
  MULTILINE_IMPLICIT_KEY: { kind: 'half-key', message: 'This key has no colon. Write `key: value`, or `key:` above an indented block.' },
  BLOCK_AS_IMPLICIT_KEY: {
    kind: 'structure',
    message:
      'There is a second `: ` on this line. Put the value in quotes or on the next line behind `|`, or begin the nested key on a line of its own.',
  },
  BAD_ALIAS: { kind: 'alias', message: 'An alias needs a name right behind its `*`. Quote the text if the `*` is meant literally.' },
  BAD_SCALAR_START: { kind: 'structure', message: 'A plain value cannot begin with this character. Put the value in quotes.' },
  BAD_DQ_ESCAPE: { kind: 'structure', message: 'This is no escape that YAML knows. Double the backslash, or use single quotes.' },
  MULTIPLE_DOCS: { kind: 'ignored', message: 'Only the first document of a file is read. Remove what follows `---`.' },
};

function sentence(error: YAMLError): Sentence {
  const { code, message } = error;
  if (message.startsWith('Missing closing')) return unclosedQuote;
  if (/\bend with a [\]}]/.test(message)) return unclosedFlow;
  if (code === 'MISSING_CHAR') return missingCharacter(message);
  if (code === 'UNEXPECTED_TOKEN') {
    return { kind: 'stray', message: 'This text does not belong here. Check the indentation, the quotes and the brackets before it.' };
  }
  return byCode[code] ?? { kind: 'structure', message: `This is not valid YAML: ${message.replace(/\.$/, '')}.` };
}

function missingCharacter(message: string): Sentence {
  if (message.startsWith('Implicit map keys')) return byCode.MULTILINE_IMPLICIT_KEY ?? badIndent;
  if (message.startsWith('Sequence item without')) return badIndent;
  if (message.startsWith('Missing ,')) return { kind: 'structure', message: 'A comma is missing between two items.' };
  if (message.startsWith('Missing space after :')) return { kind: 'structure', message: 'A space is missing after the colon.' };
  if (message.startsWith('Comments must be')) return { kind: 'structure', message: 'A comment needs a space before its `#`.' };
  return { kind: 'structure', message: `This is not valid YAML: ${message.replace(/\.$/, '')}.` };
}
