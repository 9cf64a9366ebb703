import type { RecordView } from '../../../schema/rule.ts';

/** A label that something puts on a target, a series or an alert. */
export interface KnownLabel {
  /** The name, or with a `*` at the end the beginning of many. */
  readonly name: string;
  /** One sentence on its value. */
  readonly doc: string;
  /** Of a family: ends that many a name has. */
  readonly examples?: readonly string[];
}

/** The labels of a service discovery as one entry of it is written; undefined where that cannot be told. */
export type LabelsOf = (discovery: RecordView) => readonly KnownLabel[] | undefined;

type Docs = Readonly<Record<string, string | Omit<KnownLabel, 'name'>>>;

/** Labels by the end of their name. */
export const labels = (prefix: string, docs: Docs): readonly KnownLabel[] =>
  Object.entries(docs).map(([end, said]) => ({ name: prefix + end, ...(typeof said === 'string' ? { doc: said } : said) }));

/** Does a name, or family of names, stand for this label? */
export const standsFor = ({ name }: KnownLabel, label: string): boolean =>
  name.endsWith('*') ? label.startsWith(name.slice(0, -1)) : name === label;

/** Labels by the value of one key. A value that is unknown may have any. */
export const byRole =
  (key: string, roles: Readonly<Record<string, readonly KnownLabel[]>>, fallback?: string): LabelsOf =>
  discovery => {
    const role = discovery.text(key) ?? fallback;
    return role !== undefined && Object.hasOwn(roles, role) ? roles[role] : undefined;
  };
