import type { Format } from '../schema/types.ts';

/** Name of an assumed AWS role's session: 2 to 64 letters, digits and `+=,.@-_` (prometheus/sigv4 sigv4_config.go). */
export const sessionName: Format = {
  name: 'session name',
  yaml: 'string',
  example: 'prometheus',
  check: ({ text }) =>
    text === '' || /^[\w+=,.@-]{2,64}$/.test(text)
      ? undefined
      : { message: 'A session name is 2 to 64 letters, digits and characters of `+=,.@-_`.' },
};
