import type { Format } from '../schema/types.ts';

/**
 * A file on the machine Prometheus runs on. A relative path starts at the folder of the configuration file
 * (prometheus/common config.go, JoinDir). Nothing is expanded in it.
 */
export const filePath: Format = {
  name: 'file path',
  yaml: 'string',
  example: '/etc/prometheus/secrets/token',
  check: ({ text }) => unexpanded(text),
};

/** Shells expand `~` and variables; Prometheus does not. */
export function unexpanded(text: string): ReturnType<Format['check']> {
  const shell = /^~|\$\{?[A-Za-z_]\w*\}?/.exec(text);
  if (!shell) return undefined;
  return {
    message: `\`${shell[0]}\` in a path is taken as it stands, without being expanded. Write the path in full.`,
    severity: 'warning',
    from: shell.index,
    to: shell.index + shell[0].length,
  };
}
