/** Every version of a real part, in one place. A part's folder in the cache is named by it, so changing one here builds it anew. */
export const versions = {
  prometheus: '3.16.0',
  /** The last release line before Prometheus 3 whose module can be built, as judge of what was taken before. */
  olderPrometheus: '2.53.4',
  alertmanager: '0.34.2',
  kubernetes: '1.37.2',
  kwok: '0.8.0',
  prometheusOperator: '0.93.0',
  codeServer: {
    /** VS Code 1.139.1; runs on the Node 24 of the dependencies. */
    newest: '4.139.1',
    /** VS Code 1.112.0: the oldest from 1.105 on whose package needs nothing but the registry. */
    oldest: '4.112.0',
  },
  /** For the oldest VS Code, whose own package of it holds none. */
  ripgrep: '1.18.0',
  /** For the oldest VS Code, which does not run on Node 24. */
  node22: '22.23.3',
} as const;

/** Go modules carry Prometheus 3.16.0 as v0.316.0 and 2.53.4 as v0.53.4: the module system forbids v2 and v3 without a new path. */
export function prometheusModuleVersion(version: string): string {
  const [major = '', minor = '', patch = ''] = version.split('.');
  const hundreds = Number(major) < 3 ? 0 : Number(major) * 100;
  return `v0.${hundreds + Number(minor)}.${patch}`;
}
