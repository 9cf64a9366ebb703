import * as formats from '../../formats/index.ts';
import { asText } from '../../formats/kubernetesText.ts';
import { list, map, record, scalar } from '../../schema/build.ts';
import { atLeastOneOf, discouraged, requiredKey, uniqueBy } from '../../schema/rules.ts';
import type { Rule } from '../../schema/rule.ts';
import type { RecordSchema } from '../../schema/types.ts';
import { httpClientFields } from '../httpClient.ts';
import { borrowed, needed } from './borrow.ts';
import { authorization, basicAuth, bearerTokenSecret, oauth2, oneLogin, proxyFields, proxyRules } from './httpClient.ts';
import { lazily } from './lazily.ts';
import { resource } from './metadata.ts';
import { byOperator, operatorFormat } from './operator.ts';
import { relabelings } from './relabelings.ts';
import { protocolsDiffer, scheme, scrapeSettings, timeoutFits } from './scraping.ts';
import { bool, duration, filled, labelName, text } from './scalars.ts';
import { labelSelector, namespaceSelector } from './selectors.ts';
import { safeTls } from './tls.ts';

const prober = record({
  name: 'prober',
  doc: 'The exporter that does the probing, such as the blackbox exporter.',
  fields: {
    url: {
      ...needed(scalar(asText(operatorFormat(formats.proberHost)))),
      doc: 'Host and port of the prober, such as `blackbox-exporter.monitoring:9115`. Without `http://`, and without a path.',
    },
    scheme: { type: scheme, doc: 'Whether the prober is spoken to over `http` or `https`.', default: 'http' },
    path: { type: text, doc: 'Path at which the prober takes its orders.', default: '/probe' },
    ...proxyFields,
  },
  rules: proxyRules,
});

const staticTargets = record({
  name: 'block of static targets',
  doc: 'Targets that are written here.',
  fields: {
    static: {
      type: list(text, { noNullItems: true }),
      doc: 'What to probe, as the module of the prober wants it: URLs, or hosts with a port.',
      knownAs: ['targets'],
    },
    labels: { type: map(labelName.format, text), doc: 'Labels for all series of these targets.' },
    relabelingConfigs: {
      type: relabelings,
      doc: 'Steps that rewrite these targets before they are probed.',
      knownAs: ['relabelings', 'relabelConfigs', 'relabel_configs'],
    },
  },
});

const ingressTargets = record({
  name: 'block of ingress targets',
  doc: 'Targets that are the hosts and paths of Ingress objects.',
  fields: {
    selector: { type: labelSelector('Ingresses'), doc: 'Labels of the Ingress objects.' },
    namespaceSelector: { type: namespaceSelector, doc: 'Namespaces to look in. Without it only the namespace of the Probe itself.' },
    relabelingConfigs: {
      type: relabelings,
      doc: 'Steps that rewrite the targets before they are probed. The address of the Ingress is in `__tmp_prometheus_ingress_address`.',
      knownAs: ['relabelings', 'relabelConfigs', 'relabel_configs'],
    },
  },
});

const targets = record({
  name: 'targets block',
  doc: 'What is probed: targets that are written here, or Ingress objects.',
  fields: {
    staticConfig: { type: staticTargets, doc: 'Targets that are written here.', knownAs: ['static_configs', 'staticConfigs'] },
    ingress: { type: ingressTargets, doc: 'Ingress objects to probe. Not looked at where `staticConfig` is set.' },
  },
  rules: [
    ...byOperator(atLeastOneOf(['staticConfig', 'ingress'], { message: 'There is nothing to probe. Add `staticConfig` or `ingress`.' })),
    discouraged('ingress', view => view.has('staticConfig'), '`staticConfig` is set, so `ingress` has no effect. Remove one of the two.'),
  ],
});

const parameter = record({
  name: 'probe parameter',
  doc: 'A query parameter of the request to the prober.',
  label: 'name',
  fields: {
    name: { ...needed(filled), doc: 'Name of the parameter.' },
    values: {
      type: list(filled, { nonEmpty: 'A parameter needs a value. Add one, or remove `values`.', noNullItems: true }),
      doc: 'Values of the parameter.',
    },
  },
});

const parts: readonly Rule[] = byOperator(
  requiredKey('targets', { message: 'There is nothing to probe. Add `targets` with `staticConfig` or `ingress`.' }),
  requiredKey('prober', { message: 'The Probe has no `prober` to ask. Add it with its `url`.' }),
);

const spec = lazily(() =>
  record({
    name: 'Probe specification',
    doc: 'What is probed, by whom and how.',
    fields: {
      prober: { type: prober, doc: 'The exporter that does the probing.' },
      module: { type: text, doc: 'Module of the prober, such as `http_2xx` of the blackbox exporter: what to do and what to expect.' },
      targets: { type: targets, doc: 'What is probed.' },
      jobName: {
        type: text,
        doc: 'Value of the label `job` on all series. Without it `probe/` with namespace and name of the object.',
        knownAs: ['job_name'],
      },
      interval: {
        type: duration,
        doc: 'How often the targets are probed. Without it as often as the Prometheus resource says.',
        knownAs: ['scrape_interval', 'scrapeInterval'],
      },
      scrapeTimeout: {
        type: duration,
        doc: 'How long a probe may take before it counts as failed. Never longer than the interval.',
        knownAs: ['timeout'],
      },
      params: {
        type: list(parameter, { nonEmpty: 'The list of parameters is empty. Add one, or remove the key.', noNullItems: true }),
        doc: 'Further query parameters of the request to the prober, each with a name and values.',
      },
      metricRelabelings: {
        type: relabelings,
        doc: 'Steps that drop or rewrite samples before they are stored.',
        knownAs: ['metricRelabelConfigs', 'metric_relabel_configs'],
      },
      ...borrowed(httpClientFields, { authorization, basicAuth, oauth2, tlsConfig: safeTls, followRedirects: bool, enableHttp2: bool }),
      bearerTokenSecret,
      ...scrapeSettings,
    },
    rules: [
      ...timeoutFits('scrapeTimeout', 'interval'),
      oneLogin,
      protocolsDiffer,
      uniqueBy('params', 'name', { what: 'parameter' }),
      ...parts,
    ],
  }),
);

export const probe: () => RecordSchema = lazily(() =>
  resource({
    kind: 'Probe',
    version: 'v1',
    doc: 'Has hosts or Ingresses probed from outside, by an exporter such as the blackbox exporter.',
    spec: { type: spec, doc: 'What is probed, by whom and how.', required: true },
  }),
);
