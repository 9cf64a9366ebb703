import { describe, expect, test } from 'vitest';
import { prometheusConfig } from '../../server/src/schemas/prometheus.ts';
import { refusalsOf } from '../support/documentFindings.ts';
import { everyField } from '../support/everyField.ts';
import { fixtureDocuments } from '../support/fixtureDocuments.ts';
import { acceptedBy, runPromtool } from '../support/promtool.ts';

/** An older promtool, as judge of what its release takes. */
const release = '2.53';
const binary = process.env['PROMWB_OLDER_PROMTOOL'];

const commands = { config: ['check', 'config', '--syntax-only'], rules: ['check', 'rules', '--lint=none'] } as const;

/** What this promtool asks of its surroundings, so that its verdict is none on the text. */
const asksTheWorld: ReadonlySet<string> = new Set([
  // Without a region it asks the cloud it runs in.
  'discoveries.yml: ec2',
  'discoveries.yml: lightsail',
  // It opens the files of headers.
  'jobs.yml: proxies and headers',
]);

describe.skipIf(binary === undefined && process.env['CI'] !== 'true')(
  `promtool ${release} and we agree (skipped where PROMWB_OLDER_PROMTOOL names none)`,
  () => {
    const promtool = (): string => {
      if (binary === undefined) throw new Error(`There is no promtool ${release}: name its binary in PROMWB_OLDER_PROMTOOL.`);
      return binary;
    };

    test('on which keys there are', () => {
      const documents = everyField(prometheusConfig).map(field => ({ name: field.name, text: field.with('null') }));
      const files = Object.fromEntries(documents.map(({ text }, index) => [`${index}.yml`, text]));
      const { output } = runPromtool(promtool(), [...commands.config, ...Object.keys(files)], files);
      const complaints = new Map(output.split('FAILED: parsing YAML file ').map(said => [Number.parseInt(said, 10), said]));
      const disputed = documents.filter(({ name, text }, index) => {
        const key = name.slice(name.indexOf(': ') + 2);
        const theirs = complaints.get(index)?.includes(`field ${key} not found`) === true;
        const ours = refusalsOf('config', text, release).some(
          ({ code, message }) =>
            typeof code === 'string' && code.startsWith('version-') && typeof message === 'string' && message.startsWith(`\`${key}\``),
        );
        return theirs !== ours;
      });
      expect(documents.length).toBeGreaterThan(400);
      expect(disputed.map(({ name }) => name)).toEqual([]);
    });

    test.each([
      ['config', ''],
      ['rules', ''],
      ['config', `release-${release}/`],
      ['rules', `release-${release}/`],
    ] as const)('on good and bad documents of the kind %s %s', (kind, folder) => {
      const documents = [...fixtureDocuments(`${folder}${kind}/good`), ...fixtureDocuments(`${folder}${kind}/bad`)];
      const accepted = acceptedBy(promtool(), commands[kind], documents);
      const disputed = documents.filter(
        ({ name, text }, index) => !asksTheWorld.has(name) && (refusalsOf(kind, text, release).length === 0) !== accepted[index],
      );
      expect(disputed.map(({ name }) => name)).toEqual([]);
    });
  },
);
