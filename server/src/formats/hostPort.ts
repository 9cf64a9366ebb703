import type { Format, FormatProblem } from '../schema/types.ts';

/**
 * The address of a scrape target: host and port, no scheme and no path. Prometheus itself takes any text, and refuses a slash
 * only in jobs without relabelling (config.go, checkStaticTargets), which is a rule of the scrape job; hence no error here.
 */
export const hostPort: Format = {
  name: 'host:port',
  yaml: 'string',
  example: 'localhost:9100',
  check: ({ text }) => addressProblem(text),
  describe(text) {
    return /^[^\s:/]+$/.test(text)
      ? `\`${text}\` has no port, so it is scraped at port 80, or 443 where \`scheme\` is \`https\`.`
      : undefined;
  },
};

const variableMessage =
  'Prometheus expands no variables of the environment here and takes this as text. Write the value, or list the targets in a file for `file_sd_configs`.';

function bareNumber(text: string, warn: (message: string) => FormatProblem): FormatProblem {
  const message = `Prometheus takes \`${text}\` as the name of a host, not as a port. Write host and port, such as \`localhost:${text}\`.`;
  return { ...warn(message), code: 'target-address', replacement: `localhost:${text}` };
}

function addressProblem(text: string): FormatProblem | undefined {
  const warn = (message: string): FormatProblem => ({ message, severity: 'warning' });
  // Whether an empty one is refused depends on the place. A URL here is a parameter for a prober such as the blackbox exporter, put into place by relabelling.
  if (text === '' || text.includes('/')) return undefined;
  if (/\$\{?[A-Za-z_]|%[A-Za-z_]\w*%/.test(text)) return { ...warn(variableMessage), code: 'unexpanded-variable' };
  if (/\s/.test(text)) {
    const trimmed = text.trim();
    const cure = trimmed !== '' && !/\s/.test(trimmed) ? { replacement: trimmed } : {};
    return { ...warn('A target holds no blanks. Write a host and a port, such as `localhost:9100`.'), code: 'target-address', ...cure };
  }
  if (/^\d+$/.test(text)) return bareNumber(text, warn);
  const port = /:([^:\]]*)$/.exec(text)?.[1];
  if (port === undefined) return undefined;
  if (!/^\d+$/.test(port)) return warn(`\`${port}\` is not a port. Write a number from 1 to 65535 after the colon.`);
  if (Number(port) < 1 || Number(port) > 65_535) return warn(`There is no TCP port ${port}. Write a number from 1 to 65535.`);
  return undefined;
}

/** The host and port within a URL given as target, undefined where there is none. */
export function addressOfUrl(text: string): string | undefined {
  return /^[a-z]+:\/\/([^/?#@\s]+)/i.exec(text)?.[1] ?? /^([^/?#@\s]+:\d+)\//.exec(text)?.[1];
}
