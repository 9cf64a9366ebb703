import type { Format } from '../schema/types.ts';

const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** The key of a tag of an AWS session: not empty, at most 128 bytes (prometheus/sigv4 sigv4_config.go). */
export const awsTagKey: Format = {
  name: 'tag key',
  yaml: 'string',
  example: 'team',
  check({ text }) {
    if (text === '') return { message: 'The key of a tag cannot be empty.' };
    return bytes(text) > 128 ? { message: 'The key of a tag has at most 128 bytes. Shorten it.' } : undefined;
  },
};

export const awsTagValue: Format = {
  name: 'tag value',
  yaml: 'string',
  example: 'monitoring',
  check: ({ text }) => (bytes(text) > 256 ? { message: 'The value of a tag has at most 256 bytes. Shorten it.' } : undefined),
};
