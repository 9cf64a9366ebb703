import type { Change } from './change.ts';
import type { YamlProblem } from './problems.ts';

const otherBreaks = /\r(?!\n)|[\u0085\u2028\u2029]/g;

/** YAML 1.1 ends a line at these too. Each becomes a line feed, so that offsets stay. */
export const plainBreaks = (text: string): string => text.replace(otherBreaks, '\n');

/** What is left out of YAML 1.1's characters (go.yaml.in/yaml/v2 readerc.go). Halves of a surrogate pair never reach Prometheus. */
const forbidden = /[^\t\n\r -~\u0085\u00a0-\ufffd]/g;

/** Characters that Prometheus refuses wherever they stand. */
export function forbiddenCharacters(text: string): readonly YamlProblem[] {
  return [...text.matchAll(forbidden)].map(({ 0: character, index }) => ({
    kind: 'structure',
    message: `The control character U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')} stands here, and is refused anywhere in the file. Remove it, or write it as an escape in double quotes.`,
    start: index,
    end: index + 1,
  }));
}

/** Whether a text has characters of either sort; where it had none before a change, only there. */
export function hasOddCharacters(text: string, change?: Change): boolean {
  // A carriage return is told by what follows it.
  const looked = change ? text.slice(Math.max(0, change.start - 1), change.newEnd + 2) : text;
  return looked.search(otherBreaks) !== -1 || looked.search(forbidden) !== -1;
}
