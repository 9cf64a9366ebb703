import type { Format } from '../schema/types.ts';

const needed = (name: string, example: string): Format => ({
  name,
  yaml: 'string',
  example,
  check: ({ text }) => (text === '' ? { message: 'This name cannot be empty. Write one.' } : undefined),
});

export const receiverName = needed('receiver name', 'team-x');

export const timeIntervalName = needed('time interval name', 'offline-hours');

/** In a route, where the empty text is the same as none. */
export const receiverReference: Format = { ...receiverName, check: () => undefined };
