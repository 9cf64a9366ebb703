import type { Format, FormatProblem } from '../schema/types.ts';

/** What Prometheus writes in place of a secret wherever it prints its configuration (prometheus/common config.go, Secret). */
const mask = '<secret>';

/** A credential written into the file itself. Only the engine reads it; it is never shown. */
export const secret: Format = {
  name: 'secret',
  yaml: 'string',
  example: 'changeme',
  check: ({ text }) =>
    text === mask
      ? {
          message:
            '`<secret>` is what stands in place of the real secret where a configuration is shown, for example on the status page. Write the secret itself, or name a file that holds it.',
          severity: 'warning',
        }
      : undefined,
};

/** A credential that has a key beside it which names a file instead. */
export const writtenSecret: Format = {
  ...secret,
  check: scalar => secret.check(scalar) ?? (scalar.text === '' ? undefined : variable.test(scalar.text) ? unexpanded : readable),
};

/** As other tools name a variable of the environment; Prometheus fills in none here. */
const variable = /^\$(?:\{[A-Za-z_]\w*\}|[A-Z_][A-Z0-9_]*)$/;

const unexpanded: FormatProblem = {
  message:
    'Prometheus fills in no variables here, so this very text is sent as the secret. Put the secret into a file and name that by the key that ends in `_file`.',
  severity: 'warning',
  code: 'unexpanded-variable',
};

const readable: FormatProblem = {
  message: 'Whoever can read this file can read the secret. Put it into a file of its own and name that by the key that ends in `_file`.',
  severity: 'information',
  code: 'plain-text-secret',
};
