import { expect, test } from 'vitest';
import { fieldSelector, labelSelector } from '../../../server/src/formats/kubernetesSelector.ts';
import { named, verdict } from '../../support/formats.ts';

test.each(
  named([
    [labelSelector, '', 'ok'],
    [labelSelector, 'app=web', 'ok'],
    [labelSelector, 'app.kubernetes.io/name == web, tier!=cache', 'ok'],
    [labelSelector, 'app in (web, api),!canary', 'ok'],
    [labelSelector, 'app notin (web)', 'ok'],
    [labelSelector, 'app', 'ok'],
    [labelSelector, 'size > 5', 'ok'],
    [labelSelector, 'a=b=c', 'error'],
    [labelSelector, 'app in web', 'error'],
    [fieldSelector, '', 'ok'],
    [fieldSelector, 'metadata.name=web,spec.nodeName!=a', 'ok'],
    [fieldSelector, 'metadata.name', 'error'],
  ]),
)('$name takes $text: $wanted', ({ format, text, wanted }) => {
  expect(verdict(format, text)).toBe(wanted);
});
