import type { Finding, FindingPlace, RecordStretch, RecordView, Rule } from '../../schema/rule.ts';
import { oauth2 } from '../oauth2.ts';
import { relabelStep } from '../relabel.ts';
import { scrapeJob } from '../scrape.ts';
import { tlsConfig } from '../tls.ts';

/** Keys of prometheus.yml that custom resources call otherwise. */
const renamed: Readonly<Record<string, string>> = { relabel_configs: 'relabelings', metric_relabel_configs: 'metricRelabelings' };

/** What custom resources call a key of prometheus.yml. */
export const camelCase = (key: string): string =>
  renamed[key] ?? key.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const isKey = (name: string): boolean =>
  [scrapeJob, relabelStep, tlsConfig, oauth2].some(({ fields }) => Object.hasOwn(fields, name)) && name.includes('_');

const here = (name: string): string => (isKey(name) ? camelCase(name) : name);

/** A sentence on prometheus.yml with the names that its keys have in custom resources. */
export const inCamelCase = (sentence: string): string => sentence.replaceAll(/`(\w+)(?=[`:])/g, (_, name: string) => `\`${here(name)}`);

/** A rule of prometheus.yml for a record whose keys are the same in camelCase. */
export const inCamelCaseRule = (inner: Rule): Rule => ({
  ...inner,
  ...(inner.about && { about: inner.about.map(here) }),
  *on(record) {
    for (const finding of inner.on(viewInCamelCase(record))) yield translated(finding);
  },
});

export function viewInCamelCase(record: RecordView): RecordView {
  const view: RecordView = {
    has: key => record.has(here(key)),
    text: key => record.text(here(key)),
    record: key => mapped(record.record(here(key))),
    records: key => record.records(here(key)).map(mapped),
    stretches: key => record.stretches(here(key)).map(stretchInCamelCase),
    texts: key => record.texts(here(key)),
    keys: () => record.keys(),
    derived: of => of(view),
  };
  return view;
}

function stretchInCamelCase({ records: inner }: RecordStretch): RecordStretch {
  const records = inner.map(mapped);
  return { records, answer: (question, given) => question(records, given) };
}

const mapped = (record: RecordView | undefined): RecordView | undefined => record && viewInCamelCase(record);

function translated(finding: Finding): Finding {
  const { message, at, related, cure } = finding;
  return {
    ...finding,
    message: inCamelCase(message),
    at: placeInCamelCase(at),
    ...(cure?.kind === 'moveItem' && { cure: { ...cure, list: here(cure.list) } }),
    ...(related && { related: related.map(place => ({ at: placeInCamelCase(place.at), message: inCamelCase(place.message) })) }),
  };
}

function placeInCamelCase(place: FindingPlace): FindingPlace {
  switch (place.on) {
    case 'record':
      return place;
    case 'key':
    case 'value':
      return { ...place, key: here(place.key) };
    case 'path':
      return { ...place, path: place.path.map(step => (typeof step === 'string' ? here(step) : step)) };
  }
}
