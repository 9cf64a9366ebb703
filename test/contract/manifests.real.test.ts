import process from 'node:process';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { isManifestKind, manifests } from '../../server/src/schemas/manifests/index.ts';
import { plain } from '../support/annotations.ts';
import { crdDifferences } from '../support/crdDifferences.ts';
import { errorsOfManifest } from '../support/documentFindings.ts';
import { fixtureDocuments } from '../support/fixtureDocuments.ts';
import { bentManifest } from '../support/generateManifest.ts';
import { type ManifestApi, manifestApi, pluralOf } from '../support/manifestApi.ts';

const kubeconfig = process.env['PROMWB_REAL_KUBECONFIG'];

// In CI a part that is missing is a failure: there the suite runs, and fails for want of the cluster.
const missing = kubeconfig === undefined && process.env['CI'] !== 'true';

const objectsOfAKind = Number(process.env['PROMWB_MANIFESTS'] ?? 100);

/** What the API server does not look at: the operator does, or Prometheus once it gets the configuration. */
function beyondTheServer({ code, message }: Diagnostic): boolean {
  const said = typeof message === 'string' ? message : message.value;
  return (
    said.includes('Prometheus Operator') ||
    /^(?:Only one of|A label name cannot be empty)/.test(said) ||
    /^(?:promql|template)-/.test(String(code))
  );
}

describe.skipIf(missing)(
  'the API server and we agree on custom resources (skipped where PROMWB_REAL_KUBECONFIG names no kubeconfig)',
  () => {
    let opened: ManifestApi | undefined;
    const api = (): ManifestApi => {
      if (kubeconfig === undefined) throw new Error('There is no real cluster: name its kubeconfig in PROMWB_REAL_KUBECONFIG.');
      opened ??= manifestApi(kubeconfig);
      return opened;
    };
    afterAll(() => opened?.close());

    test.each(Object.keys(manifests).filter(isManifestKind))('about the fields of %s', async kind => {
      const root = manifests[kind]();
      const version = root.fields['apiVersion'];
      const [value] = version && typeof version.type === 'object' && version.type.kind === 'enum' ? version.type.values : [];
      const crd = await api().schemaOf(pluralOf(root.name), value?.value.split('/')[1] ?? '');
      expect(crdDifferences(root.fields['spec']?.type ?? root, crd.properties?.['spec'] ?? {}, `${kind}.spec`)).toEqual([]);
    });

    test.each(['good', 'warned', 'skipped'])('it takes every document that is %s', async folder => {
      for (const { name, text } of fixtureDocuments(`manifests/${folder}`)) expect(await api().refusal(plain(text)), name).toBeUndefined();
    });

    test('it refuses every document that we say it refuses', async () => {
      for (const { name, text } of fixtureDocuments('manifests/refused')) {
        expect(await api().refusal(plain(text)), name).toBeDefined();
        expect(errorsOfManifest(plain(text)), name).not.toEqual([]);
      }
    });

    test.each(Object.keys(manifests).filter(isManifestKind))('on objects of kind %s that somebody bent', async kind => {
      const disputed: string[] = [];
      let refused = 0;
      for (const text of fc.sample(bentManifest(manifests[kind]()), objectsOfAKind)) {
        const refusal = await api().refusal(text);
        if (refusal !== undefined) refused += 1;
        const errors = errorsOfManifest(text).filter(error => refusal !== undefined || !beyondTheServer(error));
        if ((refusal === undefined) !== (errors.length === 0)) disputed.push(`${refusal ?? JSON.stringify(errors)}\n${text}`);
      }
      expect(disputed).toEqual([]);
      expect(refused).toBeGreaterThan(objectsOfAKind / 4);
      expect(refused).toBeLessThan(objectsOfAKind);
    });
  },
);
