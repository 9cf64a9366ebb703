import * as formats from '../../../formats/index.ts';
import { asText, orEmptyText } from '../../../formats/kubernetesText.ts';
import { embedded, list, record, scalar } from '../../../schema/build.ts';
import { requiredKey } from '../../../schema/rules.ts';
import type { Rule } from '../../../schema/rule.ts';
import type { Field, RecordSchema, Ref } from '../../../schema/types.ts';
import { undatedFields } from '../../alertmanager/undated.ts';
import type { ReceiverKind } from '../../alertmanager/receiverKind.ts';
import { httpClientFields } from '../../httpClient.ts';
import { borrowed, needed } from '../borrow.ts';
import { basicAuth, bearerTokenSecret, fullAuthorization, oauth2, oneLogin, proxyFields, proxyRules } from '../httpClient.ts';
import { inCamelCase } from '../keyNames.ts';
import { lazily } from '../lazily.ts';
import { byOperator, operatorFormat } from '../operator.ts';
import { bool, filled, text } from '../scalars.ts';
import { secretKey } from '../selectors.ts';
import { safeTls } from '../tls.ts';
import type { ApiVersion } from './version.ts';

type Given = Parameters<typeof borrowed>[1];

/** Text that Alertmanager expands; `filledTemplate` is refused where it is empty. */
export const template = embedded('notification', formats.kubernetesText);
export const filledTemplate = embedded('notification', formats.filledText);
export const templatedUrl = scalar(orEmptyText(operatorFormat(formats.templatedUrl)));
export const smartHost = scalar(
  asText(
    operatorFormat({
      ...formats.smartHost,
      check: host => (host.text === '' ? formats.filledText.check(host) : formats.smartHost.check(host)),
    }),
  ),
);

/** A Secret that must be named, in both versions as monitors name theirs. */
export const neededSecret = (doc: string): Field => ({ ...needed(secretKey), doc });

const httpConfig = (version: ApiVersion): RecordSchema =>
  record({
    name: 'HTTP client of a receiver',
    doc: 'How a receiver is reached over HTTP: login, TLS and proxy.',
    fields: {
      ...borrowed(undatedFields(httpClientFields), {
        authorization: fullAuthorization,
        basicAuth,
        oauth2,
        tlsConfig: safeTls,
        followRedirects: bool,
        enableHttp2: bool,
      }),
      bearerTokenSecret: { ...bearerTokenSecret, type: version.secretKey },
      ...borrowed({}, Object.fromEntries(Object.entries(proxyFields).map(([key, { type, doc }]) => [key, { type, doc }]))),
      proxyURL: {
        type: text,
        doc: 'HTTP proxy to go through, under its older key.',
        deprecated: 'It is called `proxyUrl` now.',
        renamedTo: 'proxyUrl',
      },
    },
    rules: [...byOperator(oneLogin), ...proxyRules],
  });

interface Receiver {
  readonly of: ReceiverKind;
  readonly fields: Given;
  readonly rules?: readonly Rule[];
  /** Reached by something else than HTTP. */
  readonly plain?: true;
}

/** Makes the ways to notify of an AlertmanagerConfig, with what alertmanager.yml says of their keys. */
export function receiversOf(version: ApiVersion): (receiver: Receiver) => Field {
  const client: Field = { type: lazily(() => httpConfig(version)), doc: 'How the service is reached: login, TLS and proxy.' };
  return ({ of, fields, rules = [], plain }) => ({
    type: list(
      lazily(() =>
        record({
          name: of.record.name,
          doc: inCamelCase(of.record.doc),
          fields: {
            ...borrowed(undatedFields(of.record.fields), fields),
            sendResolved: { type: bool, doc: 'Whether to notify once more when the alerts are resolved.' },
            ...(plain ? {} : { httpConfig: client }),
          },
          rules: byOperator(...rules),
        }),
      ),
      { noNullItems: true },
    ),
    doc: of.doc,
  });
}

export const demanded = (key: string, message: string): Rule => requiredKey(key, { message });

const pair = (name: string, what: string): RecordSchema =>
  record({
    name,
    doc: `A name and a text ${what}.`,
    label: 'key',
    fields: { key: { ...needed(filled), doc: 'The name.' }, value: { ...needed(template), doc: 'The text, which may be a template.' } },
  });

export const pairs = (name: string, what: string): Ref => list(pair(name, what), { noNullItems: true });
