import type { Format } from '../schema/types.ts';
import { asText } from './kubernetesText.ts';

/** The name of a port, where people write its number: text to the API server, and hardly ever what a port is called. */
const portName = (owner: string, cure: string): Format => {
  const text = asText({
    name: 'port name',
    yaml: 'string',
    example: 'http-metrics',
    check: ({ text: written }) =>
      /^[0-9]+$/.test(written)
        ? {
            message: `\`port\` is the name of a port of the ${owner}, and hardly any is called \`${written}\`. Write that name, or ${cure} with the number.`,
            severity: 'warning',
            code: 'endpoint-port',
          }
        : undefined,
  });
  return {
    ...text,
    check(scalar) {
      const problem = text.check(scalar);
      if (problem?.code !== 'wrong-type') return problem;
      return {
        code: 'wrong-type',
        message: `\`port\` is the name of a port of the ${owner}, not its number. Write that name, or ${cure} with the number.`,
      };
    },
  };
};

export const servicePortName = portName('Service', '`targetPort`');
export const containerPortName = portName('container', '`portNumber`');
