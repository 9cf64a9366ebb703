import { float } from './float.ts';
import { within } from './range.ts';

/** A share of a disk in percent: refused outside 0 to 100 (prometheus config.go, TSDBRetentionConfig). */
export const percent = within(float, {
  name: 'percentage',
  example: '80',
  min: 0,
  max: 100,
  message: 'A percentage lies between 0 and 100.',
});
