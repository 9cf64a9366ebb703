import { float } from './float.ts';
import { within } from './range.ts';

/** A share from 0 to 1. Prometheus takes any number here without a word, so what lies outside is a warning. */
export const fraction = within(float, {
  name: 'fraction',
  example: '0.1',
  min: 0,
  max: 1,
  message: 'This is a share: 0 is none, 1 is all. Write a number between 0 and 1.',
  severity: 'warning',
});
