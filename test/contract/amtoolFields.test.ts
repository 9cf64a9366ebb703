import { describe, expect, test } from 'vitest';
import { alertmanagerConfig } from '../../server/src/schemas/alertmanager/alertmanager.ts';
import { alertmanagerDemands } from '../support/alertmanagerDemands.ts';
import { amtoolErrors, findAmtool } from '../support/amtool.ts';
import { errorsIn } from '../support/configErrors.ts';
import { everyField } from '../support/everyField.ts';

const binary = findAmtool();

/** One of each kind of value that a key may be given by mistake. */
const values = ["''", 'null', '0', '-1', 'abc', 'true', '15s', 'https://example.com', "'{{ .Status }}'", '[]', '{}'];

describe.skipIf(binary === undefined && process.env['CI'] !== 'true')(
  'amtool and the schema agree on every key (skipped where neither PROMWB_AMTOOL nor the PATH has amtool 0.34)',
  () => {
    test('whatever kind of value it is given', async () => {
      if (binary === undefined) throw new Error('There is no amtool: name its binary in PROMWB_AMTOOL.');
      const documents = everyField(alertmanagerConfig, alertmanagerDemands).flatMap(field =>
        values.map(value => ({ name: `${field.name} = ${value}`, text: field.with(value) })),
      );
      const said = await amtoolErrors(
        binary,
        documents.map(({ text }) => text),
      );
      const disputed = documents.flatMap(({ name, text }, index) => {
        const ours = errorsIn(alertmanagerConfig, text);
        return (said[index] === undefined) === (ours.length === 0)
          ? []
          : [{ name, amtool: said[index], ours: ours.map(({ message }) => message), text }];
      });
      expect(said.filter(answer => answer === undefined).length).toBeGreaterThan(documents.length / 10);
      expect(disputed).toEqual([]);
    });
  },
);
