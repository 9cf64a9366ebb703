import type { Format } from '../schema/types.ts';

/** A mail server as Go's net.SplitHostPort takes it: the port must be there, an IPv6 address stands in brackets (config/config.go, HostPort). */
export const smartHost: Format = {
  name: 'mail server',
  yaml: 'string',
  example: 'smtp.example.com:587',
  check({ text }) {
    if (text === '' || /^(?:\[[^[\]]*\]|[^[\]:]*):[^[\]:]+$/.test(text)) return undefined;
    if (/^[^[\]:/\s]+$/.test(text)) {
      const replacement = `${text}:587`;
      return { message: `The port is missing. Write it behind the host, such as \`${replacement}\`.`, replacement };
    }
    return { message: 'This is not the address of a mail server. Write host and port, such as `smtp.example.com:587`, without a scheme.' };
  },
};
