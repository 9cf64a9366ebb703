import { functions, goFunctions, type TemplateFunction } from './functions.ts';
import { notificationData, notificationFunctions } from './notification.ts';
import { type TemplateVariable, variables } from './variables.ts';

/** Go's templates as one program has them: which functions it adds, and what it hands over. */
export interface Dialect {
  readonly functions: readonly TemplateFunction[];
  /** Declared before every template. */
  readonly variables: readonly TemplateVariable[];
  /** The fields of the dot. */
  readonly data: readonly DataField[];
  /** What the dot is, in a sentence: `an alert`. */
  readonly dot: string;
  /** Whether a broken template is refused when the file is loaded; else it fails each time it is expanded. */
  readonly onLoad: boolean;
  /** Whether a template may be defined in another file. */
  readonly definedElsewhere: boolean;
}

export interface DataField {
  readonly name: string;
  readonly doc: string;
}

/** The labels and annotations of alerts, as Prometheus expands them (template/template.go). */
export const alertTemplates: Dialect = {
  functions,
  variables,
  data: variables.map(({ field, doc }) => ({ name: field, doc })),
  dot: 'An alert',
  onLoad: true,
  definedElsewhere: false,
};

/** What Alertmanager writes into a notification (template/template.go). */
export const notificationTemplates: Dialect = {
  functions: [...notificationFunctions, ...goFunctions],
  variables: [],
  data: notificationData,
  dot: 'A notification',
  onLoad: false,
  definedElsewhere: true,
};

/** With Go's own functions and nothing else. */
export const plainTemplates: Dialect = {
  functions: goFunctions,
  variables: [],
  data: [],
  dot: 'The data',
  onLoad: true,
  definedElsewhere: true,
};

export const findFunction = ({ functions: known }: Dialect, name: string): TemplateFunction | undefined =>
  known.find(each => each.name === name);
