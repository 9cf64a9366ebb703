import type { Format, FormatProblem, ScalarView } from '../schema/types.ts';
import { parseBool } from './bool.ts';
import { yamlNumber } from './number.ts';

/**
 * Text in a Kubernetes object. What YAML reads as a number or a boolean becomes one in JSON, and the API server refuses it where the
 * object's schema says `type: string`.
 */
export const kubernetesText: Format = {
  name: 'text',
  yaml: 'string',
  example: 'text',
  check: notText,
};

/** Text that the schema of the object wants to hold something (`minLength: 1`). */
export const filledText: Format = {
  ...kubernetesText,
  check: scalar => (scalar.text === '' ? { message: 'This cannot be empty. Write a value, or remove the key.' } : notText(scalar)),
};

/** A format of ours in text that must hold something. */
export const asFilledText = (format: Format): Format => {
  const written = asText(format);
  return { ...written, check: scalar => (scalar.text === '' ? filledText.check(scalar) : written.check(scalar)) };
};

/** A format of ours that the API server sees as text. */
export const asText = (format: Format): Format => ({
  ...format,
  check(scalar) {
    const problem = format.check(scalar);
    return problem && (problem.severity ?? 'error') === 'error' ? problem : (notText(scalar) ?? problem);
  },
  ...(format.complete && {
    complete: around => (format.complete?.(around) ?? []).filter(({ value }) => notText({ text: value, style: 'plain' }) === undefined),
  }),
});

/** The same, where the empty text stands for a key that is not there. */
export const orEmptyText = (format: Format): Format => {
  const written = asText(format);
  return { ...written, check: scalar => (scalar.text === '' ? undefined : written.check(scalar)) };
};

function notText(scalar: ScalarView): FormatProblem | undefined {
  if (scalar.style !== 'plain' || scalar.tag !== undefined) return undefined;
  const read = yamlNumber(scalar) !== undefined ? 'number' : parseBool(scalar.text) !== undefined ? 'boolean' : undefined;
  if (read === undefined) return undefined;
  return {
    message: `To Kubernetes \`${scalar.text}\` is a ${read}, and it takes only text here. Put it in quotes.`,
    code: 'wrong-type',
    replacement: `"${scalar.text}"`,
  };
}
