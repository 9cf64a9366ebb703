import type { Diagnostic } from 'vscode-languageserver';
import { type DiagnosticCode, diagnosticKinds, isDiagnosticCode } from '../diagnostics.ts';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Settings } from '../settings.ts';
import { nearest } from '../spelling.ts';
import { toDiagnostic } from './diagnostics.ts';
import type { Reported } from './reported.ts';
import { projectCodes } from './projectFindings.ts';
import { homesOf, type Ignore, type IgnoredCode, ignoresIn } from './ignores.ts';

export interface Found {
  readonly documents: readonly PrometheusDocument[];
  /** What the file by itself shows. */
  readonly diagnostics: readonly Diagnostic[];
}

interface FoundLater {
  readonly documents: readonly PrometheusDocument[];
  /** What the file by itself shows; only a file with such comments is asked. */
  readonly own: () => readonly Diagnostic[];
  readonly later: readonly Diagnostic[];
}

/** Codes that speak of comments themselves. No comment silences them. */
const ofComments: ReadonlySet<DiagnosticCode> = new Set(['stale-ignore', 'unknown-ignore']);

export const canBeIgnored = (code: unknown): code is DiagnosticCode =>
  typeof code === 'string' && isDiagnosticCode(code) && !ofComments.has(code);

/** What is left once comments have silenced theirs, and what is wrong with the comments. */
export function withoutIgnored(found: Found, settings: Settings): readonly Diagnostic[] {
  const ignores = settings.diagnostics.enabled ? ignoresIn(found.documents) : [];
  if (ignores.length === 0) return found.diagnostics;
  const { left, unused } = silenced(found, ignores);
  const unknown = ignores.flatMap(ignore => unknownCodes(ignore).map(problem => ({ ignore, problem })));
  const stale = unused.filter(entry => !comesLater(entry));
  return [...left, ...complaints([...unknown, ...stale.flatMap(entry => staleCode(entry, settings))], settings)];
}

/** The same for findings that take a look at other files: only with them it shows whether a comment that waits for one is stale. */
export function laterWithoutIgnored({ documents, own, later }: FoundLater, settings: Settings): readonly Diagnostic[] {
  const ignores = settings.diagnostics.enabled ? ignoresIn(documents) : [];
  if (ignores.length === 0) return later;
  const { unused } = silenced({ documents, diagnostics: [...own(), ...later] }, ignores);
  const { left } = silenced({ documents, diagnostics: later }, ignores);
  const stale = unused.filter(comesLater).flatMap(entry => staleCode(entry, settings));
  return [...left, ...complaints(stale, settings)];
}

/** A code of a comment, and the comment. */
interface Entry {
  readonly ignore: Ignore;
  readonly code: IgnoredCode;
}

/** A document that only its project knows has all its findings later. */
const comesLater = ({ ignore, code }: Entry): boolean => projectCodes.has(code.text) || ignore.document.kind === 'other';

interface Silenced {
  readonly left: readonly Diagnostic[];
  /** What silences nothing. */
  readonly unused: readonly Entry[];
}

function silenced({ documents, diagnostics }: Found, ignores: readonly Ignore[]): Silenced {
  const used = new Set<IgnoredCode>();
  const left = diagnostics.filter(diagnostic => {
    const codes = codesFor(diagnostic, documents, ignores);
    for (const code of codes) used.add(code);
    return codes.length === 0;
  });
  const unused = ignores.flatMap(ignore => ignore.codes.filter(code => !used.has(code)).map(code => ({ ignore, code })));
  return { left, unused };
}

interface Complaint {
  readonly ignore: Ignore;
  readonly problem: Reported;
}

function complaints(found: readonly Complaint[], { diagnostics: { severity } }: Settings): readonly Diagnostic[] {
  const inOrder = [...found].sort((a, b) => a.problem.start - b.problem.start);
  return inOrder.flatMap(({ ignore, problem }) => {
    const level = severity[problem.code] ?? problem.severity;
    return level === 'off' ? [] : [toDiagnostic(ignore.document, problem, level)];
  });
}

/** The entries of comments that silence a finding. */
function codesFor(
  { code, range }: Diagnostic,
  documents: readonly PrometheusDocument[],
  ignores: readonly Ignore[],
): readonly IgnoredCode[] {
  const document = documents.findLast(each => each.holds(range.start));
  const near = ignores.filter(ignore => ignore.document === document && ignore.codes.some(({ text }) => text === code));
  if (!document || near.length === 0) return [];
  const homes = homesOf(document, document.offsetAt(range.start));
  return near.filter(({ target }) => homes.includes(target)).flatMap(({ codes }) => codes.filter(({ text }) => text === code));
}

const complaint = (code: DiagnosticCode, { start, end }: Pick<Ignore, 'start' | 'end'>, message: string): Reported => ({
  code,
  severity: diagnosticKinds[code].severity,
  message,
  start,
  end,
});

function unknownCodes(ignore: Ignore): readonly Reported[] {
  if (ignore.codes.length === 0) {
    return [
      complaint(
        'unknown-ignore',
        ignore,
        'This comment names no code, so it silences nothing. Write the codes behind it, such as `long-interval`.',
      ),
    ];
  }
  return ignore.codes
    .filter(({ text }) => !canBeIgnored(text))
    .map(code => {
      const close = nearest(code.text, Object.keys(diagnosticKinds).filter(canBeIgnored));
      const advice = close === undefined ? 'Write the code that stands with the finding.' : `Did you mean \`${close}\`?`;
      const found = complaint('unknown-ignore', code, `There is no code \`${code.text}\` to ignore. ${advice}`);
      return close === undefined ? found : { ...found, fix: { kind: 'splice', text: close } };
    });
}

/** A code that the settings silence is not looked for, so nobody knows whether there is anything to ignore. */
function staleCode({ ignore, code }: Entry, { diagnostics: { severity } }: Settings): readonly Complaint[] {
  if (!canBeIgnored(code.text) || severity[code.text] === 'off') return [];
  const message = `There is no \`${code.text}\` here to ignore. Remove it from the comment.`;
  return [{ ignore, problem: complaint('stale-ignore', code, message) }];
}
