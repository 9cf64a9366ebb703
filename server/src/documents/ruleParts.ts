import { below, groupsOf, type RuleIsland, ruleIslandsIn, type TemplateIsland, templateIslandsIn, textsOf } from '../islands/find.ts';
import { isLong, type Stretch, stretchesOf } from '../yaml/stretches.ts';
import { type MappingNode, type Node, resolveAlias } from '../yaml/tree.ts';
import { ownCopy } from '../yaml/ownCopy.ts';
import { hasOnlyExpansions } from './actions.ts';

/** Rules of a group that stand together, with what is written in them. Where nothing in them changed it is the same as in the version before. */
export interface RulePart {
  /** Offsets in what is written in the rules count from here. */
  readonly by: number;
  readonly written: WrittenRules;
}

export interface WrittenRules {
  readonly islands: readonly RuleIsland[];
  readonly templates: readonly TemplateIsland[];
  /** Whether all braces in them are surely those of templates that Prometheus expands. */
  readonly isPlain: boolean;
  /** The extent of the rules. */
  readonly start: number;
  readonly end: number;
}

/** What is known of lists of groups, and of lists of rules. */
export interface RuleMemo {
  readonly groups: WeakMap<Stretch, readonly RulePart[]>;
  readonly rules: WeakMap<Stretch, WrittenRules>;
}

export const createRuleMemo = (): RuleMemo => ({ groups: new WeakMap(), rules: new WeakMap() });

interface Rules {
  readonly text: string;
  readonly root: Node | null;
  readonly memo: RuleMemo;
}

/** The rules of a text in parts, in order; undefined where its groups are in no list that is kept in parts, so that it has to be read as a whole. */
export function rulePartsOf({ text, root, memo }: Rules): readonly RulePart[] | undefined {
  const groups = groupsOf(root);
  if (groups?.kind !== 'sequence' || !isLong(groups) || below(resolveAlias(root), 'tests')) return undefined;
  return stretchesOf(groups).flatMap(({ stretch, by }) => {
    const parts = memo.groups.get(stretch) ?? partsOf(stretch, text.slice(by), memo);
    memo.groups.set(stretch, parts);
    return parts.map(part => ({ ...part, by: part.by + by }));
  });
}

function partsOf({ items }: Stretch, text: string, { rules: known }: RuleMemo): readonly RulePart[] {
  return items.flatMap(({ value }) => {
    const rules = below(resolveAlias(value), 'rules');
    return rules?.kind !== 'sequence'
      ? []
      : stretchesOf(rules).map(({ stretch, by }) => {
          const written = known.get(stretch) ?? writtenIn(stretch, text.slice(by));
          known.set(stretch, written);
          return { by, written };
        });
  });
}

function writtenIn({ items }: Stretch, text: string): WrittenRules {
  const start = items[0]?.start ?? 0;
  const end = items.at(-1)?.end ?? 0;
  const own = ownCopy(text.slice(0, end));
  const rules = items.flatMap(({ value }): readonly MappingNode[] => (value?.kind === 'mapping' ? [value] : []));
  return {
    islands: ruleIslandsIn(own, { rules }),
    templates: templateIslandsIn(own, rules),
    isPlain: hasOnlyExpansions(own, textsOf(rules)),
    start,
    end,
  };
}
