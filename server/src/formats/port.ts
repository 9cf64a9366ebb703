import { integer } from './integer.ts';
import { within } from './range.ts';

/** A TCP port. Prometheus takes any integer and then finds that nothing can be reached at it. */
export const port = within(integer, {
  name: 'port',
  example: '9100',
  min: 0,
  max: 65535,
  message: 'There is no such TCP port. Write a number from 1 to 65535.',
  severity: 'warning',
});
