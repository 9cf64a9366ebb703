export type MatcherOperator = '=' | '!=' | '=~' | '!~';

/** One condition on a label, as Alertmanager has it after reading. */
export interface Matcher {
  readonly name: string;
  readonly operator: MatcherOperator;
  readonly value: string;
}
