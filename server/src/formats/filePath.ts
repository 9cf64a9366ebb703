import type { FilesNamed, Format } from '../schema/types.ts';

/**
 * A file on the machine Prometheus runs on. A relative path starts at the folder of the configuration file
 * (prometheus/common config.go, JoinDir). Nothing is expanded in it.
 */
const pathTo = (example: string, files: FilesNamed): Format => ({
  name: 'file path',
  yaml: 'string',
  example,
  check: ({ text }) => unexpanded(text),
  files,
});

export const filePath = pathTo('/etc/prometheus/credentials.json', { what: 'file', whenMissing: 'warning' });

export const secretFile = pathTo('/etc/prometheus/secrets/token', { what: 'file with a secret', whenMissing: 'warning' });

export const certificateFile = pathTo('/etc/prometheus/tls/ca.crt', { what: 'certificate', whenMissing: 'warning' });

export const keyFile = pathTo('/etc/prometheus/tls/tls.key', { what: 'private key', whenMissing: 'warning' });

/** Prometheus makes the file where there is none. */
export const logFile = pathTo('/var/log/prometheus/query.log', { what: 'log file' });

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
