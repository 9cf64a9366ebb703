import * as formats from '../../formats/index.ts';
import { list, map, record } from '../../schema/build.ts';
import { atMostOneOf } from '../../schema/rules.ts';
import type { Field, RecordSchema } from '../../schema/types.ts';
import { discoveryFields } from '../discovery/index.ts';
import { scrapeJob } from '../scrape.ts';
import { borrowed } from './borrow.ts';
import * as clouds from './discovery/clouds.ts';
import * as services from './discovery/services.ts';
import { jobClientFields, proxyRules } from './httpClient.ts';
import { lazily } from './lazily.ts';
import { resource } from './metadata.ts';
import { relabeling } from './relabelings.ts';
import {
  bodySizeLimit,
  nameEscaping,
  nameValidation,
  protocol,
  protocolsDiffer,
  relabelingHabits,
  scheme,
  scrapeSettings,
  timeoutFits,
} from './scraping.ts';
import { bool, duration, filled, text } from './scalars.ts';

const discoveries = {
  staticConfigs: services.staticSD,
  kubernetesSDConfigs: services.kubernetesSD,
  fileSDConfigs: services.fileSD,
  httpSDConfigs: services.httpSD,
  dnsSDConfigs: services.dnsSD,
  consulSDConfigs: services.consulSD,
  azureSDConfigs: clouds.azureSD,
  digitalOceanSDConfigs: clouds.digitalOceanSD,
  dockerSDConfigs: services.dockerSD,
  dockerSwarmSDConfigs: services.dockerSwarmSD,
  ec2SDConfigs: clouds.ec2SD,
  eurekaSDConfigs: services.eurekaSD,
  gceSDConfigs: clouds.gceSD,
  hetznerSDConfigs: clouds.hetznerSD,
  ionosSDConfigs: clouds.ionosSD,
  kumaSDConfigs: services.kumaSD,
  lightSailSDConfigs: clouds.lightSailSD,
  linodeSDConfigs: clouds.linodeSD,
  nomadSDConfigs: services.nomadSD,
  openstackSDConfigs: clouds.openstackSD,
  ovhcloudSDConfigs: clouds.ovhcloudSD,
  puppetDBSDConfigs: services.puppetDBSD,
  scalewaySDConfigs: clouds.scalewaySD,
} as const satisfies Readonly<Record<string, () => RecordSchema>>;

const listsOf = (items: Readonly<Record<string, () => RecordSchema>>): Readonly<Record<string, Field>> =>
  borrowed(discoveryFields, Object.fromEntries(Object.entries(items).map(([key, item]) => [key, list(item, { noNullItems: true })])));

const nonEmptyRelabelings = list(relabeling, { nonEmpty: 'The list of steps is empty. Add one, or remove the key.', noNullItems: true });

const spec = lazily(() =>
  record({
    name: 'ScrapeConfig specification',
    doc: 'A scrape job as prometheus.yml has it: where its targets come from, and how they are scraped.',
    fields: {
      ...borrowed(scrapeJob.fields, { jobName: filled }),
      ...listsOf(discoveries),
      ...borrowed(scrapeJob.fields, {
        scrapeInterval: { type: duration, knownAs: ['interval'] },
        scrapeTimeout: { type: duration, knownAs: ['timeout'] },
        metricsPath: { type: filled, knownAs: ['path'] },
        scheme,
        params: map(formats.string, list(text, { noNullItems: true })),
        honorLabels: bool,
        honorTimestamps: bool,
        trackTimestampsStaleness: bool,
        enableCompression: bool,
        relabelings: { type: nonEmptyRelabelings, knownAs: ['relabelConfigs', 'relabel_configs'] },
        metricRelabelings: { type: nonEmptyRelabelings, knownAs: ['metricRelabelConfigs', 'metric_relabel_configs'] },
      }),
      nameValidationScheme: nameValidation('Which metric and label names are valid for this job.'),
      nameEscapingScheme: nameEscaping('How the targets are asked to spell names beyond letters, digits and underscores.'),
      ...jobClientFields,
      ...scrapeSettings,
      scrapeProtocols: {
        type: list(protocol, {
          nonEmpty: 'Prometheus must offer at least one format. Name one, or leave the key out for the default order.',
          noNullItems: true,
        }),
        doc: 'Formats to ask the targets of this job for, the preferred one first.',
        since: '2.49',
      },
      ...bodySizeLimit,
    },
    rules: [
      ...timeoutFits('scrapeTimeout', 'scrapeInterval'),
      atMostOneOf(['basicAuth', 'authorization', 'oauth2']),
      ...proxyRules,
      protocolsDiffer,
      ...relabelingHabits,
    ],
  }),
);

export const scrapeConfig: () => RecordSchema = lazily(() =>
  resource({
    kind: 'ScrapeConfig',
    version: 'v1alpha1',
    doc: 'A scrape job for targets that neither Services nor pods of this cluster stand for, found by any service discovery.',
    spec: { type: spec, doc: 'The scrape job.', required: true },
  }),
);
