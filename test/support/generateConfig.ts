import * as fc from 'fast-check';
import { force, optionsOf } from '../../server/src/schema/choose.ts';
import type { Field, Format, RecordSchema, Ref, Schema } from '../../server/src/schema/types.ts';
import { type Draft, type Entry, type MapDraft, scalarDraft } from './generateDraft.ts';
import { textsOf } from './generateScalars.ts';

/** Keys that a rule of the record demands, though no single one of them is required. */
const demanded: Readonly<Record<string, readonly string[]>> = {
  'Azure discovery': ['tenant_id', 'client_id', 'client_secret'],
  'OCI discovery': ['tenancy', 'user', 'fingerprint', 'key_file'],
  'Outscale discovery': ['secret_key'],
  'Scaleway discovery': ['secret_key'],
  'STACKIT discovery': ['region'],
  'Azure login': ['sdk'],
  'relabel step': ['target_label'],
  'OAuth 2.0': ['token_url'],
  route: ['receiver'],
  'email receiver': ['smarthost', 'from'],
  'webhook receiver': ['url'],
  'Slack receiver': ['api_url'],
  'Slack action': ['url'],
  'PagerDuty receiver': ['routing_key'],
  'Opsgenie receiver': ['api_key'],
  'Opsgenie responder': ['name'],
  'Teams workflow receiver': ['webhook_url'],
  'Teams connector receiver': ['webhook_url'],
  'Telegram receiver': ['bot_token', 'chat_id'],
  'Discord receiver': ['webhook_url'],
  'Jira receiver': ['api_url'],
  'incident.io receiver': ['url', 'alert_source_token'],
  'Mattermost receiver': ['webhook_url'],
  'Rocket.Chat receiver': ['token', 'token_id'],
  'Pushover receiver': ['user_key', 'token'],
  'VictorOps receiver': ['api_key'],
  'SNS receiver': ['topic_arn'],
  'Webex receiver': ['http_config'],
  'WeChat receiver': ['api_secret', 'corp_id'],
};

/** How far below the root keys are still chosen freely; further down stands only what must. */
const deepest = 7;

/** Documents that follow a schema: most of them sound, and each with what may make it not so by itself. */
export function configOf(root: RecordSchema): fc.Arbitrary<MapDraft> {
  return new Generator().record(root, 0);
}

class Generator {
  readonly #known = new Map<Schema, fc.Arbitrary<Draft>[]>();

  value(ref: Ref, depth: number): fc.Arbitrary<Draft> {
    const schema = force(ref);
    const byDepth = this.#known.get(schema) ?? [];
    this.#known.set(schema, byDepth);
    const arbitrary = byDepth[depth] ?? this.#value(schema, depth);
    byDepth[depth] = arbitrary;
    return arbitrary;
  }

  #value(schema: Schema, depth: number): fc.Arbitrary<Draft> {
    switch (schema.kind) {
      case 'scalar':
        return scalarOf(schema.format).map(raw => scalarDraft(raw, schema));
      case 'enum':
        return fc.constantFrom(...schema.values).chain(({ value }) => styled(value).map(raw => scalarDraft(raw, schema)));
      case 'embedded':
        return (schema.language === 'notification' ? fc.constantFrom('up', "'{{ .Status }}'") : fc.constant('up')).map(raw =>
          scalarDraft(raw, schema),
        );
      case 'oneOf':
        return fc.oneof(
          ...optionsOf(schema).flatMap((option, index) => (index > 0 && depth >= deepest ? [] : [this.value(option, depth)])),
        );
      case 'list':
        return fc.record({
          kind: fc.constant('list' as const),
          flow: flowing,
          items: fc.array(this.value(schema.item, depth + 1), { minLength: schema.nonEmpty === undefined ? 0 : 1, maxLength: 2 }),
        });
      case 'map':
        return fc.record({
          kind: fc.constant('map' as const),
          flow: flowing,
          entries: fc.uniqueArray(fc.record({ key: keyOf(schema.key), value: this.value(schema.value, depth + 1) }), {
            selector: ({ key }) => key,
            maxLength: 2,
          }),
        });
      case 'record':
        return this.record(schema, depth);
    }
  }

  record(schema: RecordSchema, depth: number): fc.Arbitrary<MapDraft> {
    const wanted = Object.keys(schema.fields).filter(key => schema.fields[key]?.required || demanded[schema.name]?.includes(key));
    const others = Object.keys(schema.fields).filter(key => !wanted.includes(key));
    const chosen =
      others.length > 0 && depth < deepest ? fc.uniqueArray(fc.constantFrom(...others), { maxLength: depth < 2 ? 3 : 2 }) : fc.constant([]);
    return chosen
      .chain(optional => fc.tuple(flowing, ...[...wanted, ...optional].map(key => this.#entry(schema.fields[key], key, depth))))
      .map(([flow, ...entries]) => ({ kind: 'map', flow, entries, record: schema }));
  }

  #entry(field: Field | undefined, key: string, depth: number): fc.Arbitrary<Entry> {
    const value = field ? this.value(field.type, depth + 1) : fc.constant(scalarDraft(''));
    return value.map(draft => ({ key, value: draft }));
  }
}

const flowing = fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });

/** Mostly the format's own example, which Prometheus takes. */
function scalarOf(format: Format): fc.Arbitrary<string> {
  const write = format.yaml === 'string' ? styled : fc.constant<string>;
  const others = textsOf[format.name];
  const usual = write(format.example);
  if (others === undefined) return usual;
  return fc.oneof({ weight: 2, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(...others).chain(write) });
}

const keyOf = (format: Format): fc.Arbitrary<string> =>
  fc.constantFrom(format.example, ...(textsOf[format.name] ?? [])).map(text => (isPlain(text) ? text : JSON.stringify(text)));

const isPlain = (text: string): boolean => /^[\w./-][\w./:+-]*$/.test(text) && !text.endsWith(':') && !/^-$|^---/.test(text);

/** A text plain where YAML lets it, or in quotes. */
export function styled(text: string): fc.Arbitrary<string> {
  const quoted = [`'${text.replaceAll("'", "''")}'`, JSON.stringify(text)] as const;
  return isPlain(text) ? fc.constantFrom(text, text, text, ...quoted) : fc.constantFrom(...quoted);
}
