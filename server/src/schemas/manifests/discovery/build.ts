import { list, record } from '../../../schema/build.ts';
import { uniqueBy, uniqueItems } from '../../../schema/rules.ts';
import type { Rule } from '../../../schema/rule.ts';
import type { Field, RecordSchema, Ref } from '../../../schema/types.ts';
import { borrowed, needed } from '../borrow.ts';
import { clientFields, oneLogin, proxyRules } from '../httpClient.ts';
import { inCamelCase } from '../keyNames.ts';
import { lazily } from '../lazily.ts';
import { duration, filled, port } from '../scalars.ts';

type Given = Parameters<typeof borrowed>[1];

interface Discovery {
  /** The record of prometheus.yml that it stands for. */
  readonly of: RecordSchema;
  /** Keys of the HTTP client that it has. */
  readonly client?: readonly string[];
  readonly fields: Given;
  readonly rules?: readonly Rule[];
}

/** One service discovery of a ScrapeConfig. */
export const discovery = ({ of, client = [], fields, rules = [] }: Discovery): (() => RecordSchema) =>
  lazily(() =>
    record({
      name: of.name,
      doc: inCamelCase(of.doc),
      ...(of.label !== undefined && { label: of.label }),
      fields: { ...borrowed(of.fields, fields), ...clientPart(of, client) },
      rules: [...rules, ...(client.includes('oauth2') ? [oneLogin] : []), ...(client.includes('proxyUrl') ? proxyRules : [])],
    }),
  );

const clientPart = (of: RecordSchema, client: readonly string[]): Readonly<Record<string, Field>> =>
  borrowed(of.fields, Object.fromEntries(Object.entries(clientFields).filter(([key]) => client.includes(key))));

export const proxyKeys = ['proxyUrl', 'noProxy', 'proxyFromEnvironment', 'proxyConnectHeader'];
export const transportKeys = ['tlsConfig', 'followRedirects', 'enableHTTP2', ...proxyKeys];
export const tokenKeys = ['authorization', 'oauth2', ...transportKeys];
export const allKeys = ['basicAuth', ...tokenKeys];

/** Those that most discoveries have. */
export const refreshed = { refreshInterval: duration } as const;
export const refreshedPort = { ...refreshed, port } as const;

const filter = record({
  name: 'discovery filter',
  doc: 'A condition that the service which is asked applies itself.',
  label: 'name',
  fields: {
    name: { ...needed(filled), doc: 'What the condition is on, as the service calls it.' },
    values: {
      ...needed(list(filled, { nonEmpty: 'A filter needs a value. Add one.', noNullItems: true })),
      doc: 'Values of which one must fit.',
    },
  },
  rules: [uniqueItems('values')],
});

export const filters: { readonly type: Ref; readonly doc: string } = {
  type: list(filter, { noNullItems: true }),
  doc: 'Conditions that what is found must meet, each with a name and values.',
};

export const filtersDiffer = uniqueBy('filters', 'name', { what: 'filter' });
