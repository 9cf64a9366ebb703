import type { Format } from '../schema/types.ts';
import { secret } from './secret.ts';
import { keptUrl } from './url.ts';

/** What the Scaleway SDK checks while the configuration loads (scaleway-sdk-go validation/is.go). */
export const scalewayAccessKey: Format = {
  name: 'Scaleway access key',
  yaml: 'string',
  example: 'SCWXXXXXXXXXXXXXXXXX',
  check: ({ text }) =>
    /^SCW[A-Z0-9]{17}(?:@[-0-9a-fA-F]{36})?$/.test(text)
      ? undefined
      : { message: 'This is not an access key of Scaleway, which is `SCW` and 17 capital letters or digits.' },
};

const isUuid = (text: string): boolean => /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/.test(text);

const example = '00000000-0000-0000-0000-000000000000';

export const scalewayProject: Format = {
  name: 'Scaleway project',
  yaml: 'string',
  example,
  check: ({ text }) =>
    isUuid(text) ? undefined : { message: `This is not the id of a project of Scaleway, which is a UUID such as \`${example}\`.` },
};

export const scalewaySecretKey: Format = {
  ...secret,
  example,
  check(scalar) {
    if (scalar.text === '' || isUuid(scalar.text)) return undefined;
    return { message: 'This is not a secret key of Scaleway, which is a UUID.' };
  },
};

/** Kept as it is, to put paths behind it. */
export const scalewayUrl: Format = {
  ...keptUrl,
  check: scalar =>
    scalar.text.endsWith('/')
      ? { message: 'The address may not end in a slash. Leave it out.', replacement: scalar.text.replace(/\/+$/, '') }
      : keptUrl.check(scalar),
};

export const scalewayZone: Format = {
  name: 'Scaleway zone',
  yaml: 'string',
  example: 'fr-par-1',
  check: ({ text }) =>
    /^[a-z]{2}-[a-z]{3,7}-[0-9]{1,2}$/.test(text) ? undefined : { message: 'This is not a zone of Scaleway, which looks like `fr-par-1`.' },
  complete: () =>
    ['fr-par-1', 'fr-par-2', 'fr-par-3', 'nl-ams-1', 'nl-ams-2', 'nl-ams-3', 'pl-waw-1', 'pl-waw-2', 'pl-waw-3'].map(value => ({ value })),
};
