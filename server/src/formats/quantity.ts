import type { Format } from '../schema/types.ts';
import { intOrText } from './intOrText.ts';

/** resource.Quantity as the CRDs of the operator have it. */
const syntax = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))?$/;

/** An amount in Kubernetes' notation: whole numbers may stand without quotes, all others need them. */
export const quantity: Format = {
  name: 'quantity',
  yaml: 'any',
  example: '1',
  check(scalar) {
    const { text, style } = scalar;
    if (style === 'plain' && /^[+-]?[0-9]*\.[0-9]*$/.test(text)) {
      return {
        message: `To Kubernetes \`${text}\` is a fraction, and it takes only text here. Put it in quotes.`,
        code: 'wrong-type',
        replacement: `"${text}"`,
      };
    }
    const problem = intOrText.check(scalar);
    if (problem) return problem;
    return syntax.test(text) ? undefined : { message: `\`${text}\` is not an amount. Write a number such as \`"1.1"\`.` };
  },
};
