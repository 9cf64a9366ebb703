import { expect, test } from 'vitest';
import * as formats from '../../../server/src/formats/index.ts';
import { plain } from '../../support/formats.ts';

test.each(Object.entries(formats))('%s has an example and suggestions that it takes itself', (_, format) => {
  // Of a secret in plain text it says so, whatever the secret.
  expect(format.check(plain(format.example))?.severity ?? 'information').toBe('information');
  for (const { value } of format.complete?.() ?? []) expect(format.check(plain(value)), value).toBeUndefined();
});
