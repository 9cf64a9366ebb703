/** The actions of a relabel step, as Prometheus has them in lower case (model/relabel/relabel.go). */
const relabelActions = [
  'replace',
  'keep',
  'drop',
  'keepequal',
  'dropequal',
  'hashmod',
  'labelmap',
  'labeldrop',
  'labelkeep',
  'lowercase',
  'uppercase',
] as const;

export type RelabelAction = (typeof relabelActions)[number];

export const isRelabelAction = (text: string): text is RelabelAction => relabelActions.some(action => action === text);

export interface RelabelStep {
  readonly action: RelabelAction;
  readonly sourceLabels: readonly string[];
  readonly separator: string;
  /** In RE2 syntax, without anchors. */
  readonly regex: string;
  /** At least 1 for `hashmod`, below 2⁶⁴; without meaning for the others. */
  readonly modulus: bigint;
  readonly targetLabel: string;
  readonly replacement: string;
}

const defaults: RelabelStep = {
  action: 'replace',
  sourceLabels: [],
  separator: ';',
  regex: '(.*)',
  modulus: 0n,
  targetLabel: '',
  replacement: '$1',
};

/** A step with what Prometheus takes for the keys that are not written (DefaultRelabelConfig). */
export const relabelStep = (written: Partial<RelabelStep>): RelabelStep => ({ ...defaults, ...written });
