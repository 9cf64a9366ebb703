import { check } from '../../server/src/schema/check.ts';
import type { Ref } from '../../server/src/schema/types.ts';
import { parseYaml } from '../../server/src/yaml/parse.ts';

export interface Found {
  readonly severity: string;
  readonly message: string;
  /** The text that the finding stands on. */
  readonly at: string;
}

/** All that the tree and the schema find in a text, in its order. */
export function findingsIn(schema: Ref, text: string): readonly Found[] {
  const tree = parseYaml(text);
  const all = [...tree.problems.map(problem => ({ severity: 'error', ...problem })), ...check(schema, tree.root)];
  return all.map(({ severity, message, start, end }) => ({ severity, message, at: text.slice(start, end) }));
}

/** What makes Prometheus refuse a text. */
export const errorsIn = (schema: Ref, text: string): readonly Found[] =>
  findingsIn(schema, text).filter(({ severity }) => severity === 'error');
