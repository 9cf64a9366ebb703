import { apiVersionOf, resources } from './resources.ts';

/** The version the simulated cluster says it is; the newest that its behaviour was compared with. */
const gitVersion = 'v1.37.2';

/** Answers of the paths that name no resource: a JSON value, or a line of text. Undefined where the real server has no such path either. */
export function discoveryAnswer(path: string, serverAddress: string): object | string | undefined {
  switch (path) {
    case '/version':
    case '/version/':
      return {
        major: '1',
        minor: '37',
        gitVersion,
        gitCommit: 'simulated',
        gitTreeState: 'clean',
        platform: 'linux/amd64',
        compiler: 'gc',
        goVersion: 'none',
        buildDate: '2026-01-01T00:00:00Z',
      };
    case '/healthz':
    case '/readyz':
    case '/livez':
      return 'ok';
    case '/api':
    case '/api/':
      return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress }] };
    case '/apis':
    case '/apis/':
      return { kind: 'APIGroupList', apiVersion: 'v1', groups: groups().map(groupEntry) };
    default:
      return groupAnswer(path);
  }
}

function groupAnswer(path: string): object | undefined {
  const [, group, version] = /^\/apis\/([^/]+)(?:\/(v[^/]+))?\/?$/.exec(path) ?? [];
  if (path === '/api/v1' || path === '/api/v1/') return resourceList('v1');
  if (group === undefined || !groups().includes(group)) return undefined;
  return version === undefined ? { kind: 'APIGroup', apiVersion: 'v1', ...groupEntry(group) } : resourceList(`${group}/${version}`);
}

const groups = (): string[] => [...new Set(resources.map(({ group }) => group).filter(group => group !== ''))];

function groupEntry(name: string): object {
  const names = new Set(resources.filter(({ group }) => group === name).map(({ version }) => version));
  const versions = [...names].map(version => ({ groupVersion: `${name}/${version}`, version }));
  return { name, versions, preferredVersion: versions[0] };
}

function resourceList(groupVersion: string): object | undefined {
  const rows = resources.filter(resource => apiVersionOf(resource) === groupVersion);
  if (rows.length === 0) return undefined;
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion,
    resources: rows.map(({ plural, singular, kind, namespaced, shortName, verbs }) => ({
      name: plural,
      singularName: singular,
      namespaced,
      kind,
      verbs,
      ...(shortName !== '' && { shortNames: [shortName] }),
    })),
  };
}

export const probes: ReadonlySet<string> = new Set(['/version', '/version/', '/healthz', '/readyz', '/livez']);
