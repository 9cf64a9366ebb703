import type { Format } from '../schema/types.ts';
import { float } from './float.ts';
import { yamlNumber } from './number.ts';
import { within } from './range.ts';

/** A share of a disk in percent: refused outside 0 to 100 (prometheus config.go, TSDBRetentionConfig). */
const bounded = within(float, {
  name: 'percentage',
  example: '80',
  min: 0,
  max: 100,
  message: 'A percentage lies between 0 and 100.',
});

/** Go finds `.nan` neither below 0 nor above 100, so that Prometheus takes it. */
export const percent: Format = {
  ...bounded,
  check(scalar) {
    if (!Number.isNaN(yamlNumber(scalar))) return bounded.check(scalar);
    return { message: 'This is no share of a disk. Write a number from 0 to 100.', severity: 'warning' };
  },
};
