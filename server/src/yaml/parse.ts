import { compose } from './compose.ts';
import type { YamlProblem } from './problems.ts';
import type { Node } from './tree.ts';

export type { YamlProblem };

/** One text as YAML. Never throws; `root` is the first document, which is all that Prometheus reads. */
export interface SyntaxTree {
  readonly text: string;
  readonly root: Node | null;
  readonly problems: readonly YamlProblem[];
}

export function parseYaml(text: string): SyntaxTree {
  const { root, problems } = compose(text);
  return { text, root, problems };
}
