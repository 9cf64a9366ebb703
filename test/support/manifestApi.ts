import https from 'node:https';
import { readFileSync } from 'node:fs';
import { resolveAlias, type MappingNode, pairOf } from '../../server/src/yaml/tree.ts';
import { parseYaml } from '../../server/src/yaml/parse.ts';
import type { CrdSchema } from './crdDifferences.ts';

/** What the API server says of manifests, read as kubectl has them read: strictly. */
export interface ManifestApi {
  /** Undefined where it takes the manifest, else its reason; nothing is stored. */
  refusal(text: string): Promise<string | undefined>;
  /** Stores a manifest under a name and in a namespace of the test's own. */
  create(text: string, identity: { readonly name: string; readonly namespace: string }): Promise<void>;
  /** The schema of one version of a kind. */
  schemaOf(plural: string, version: string): Promise<CrdSchema>;
  /** A request in JSON as administrator; gives the answer's text, fails on any but a success. */
  request(method: string, path: string, body?: object): Promise<string>;
  close(): void;
}

interface Crd {
  readonly spec: { readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: CrdSchema } }[] };
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

export function manifestApi(kubeconfig: string): ManifestApi {
  const config: { readonly clusters: readonly { readonly cluster: { readonly server: string } }[] } = JSON.parse(
    readFileSync(kubeconfig, 'utf8'),
  );
  const server = config.clusters[0]?.cluster.server ?? '';
  const agent = new https.Agent({ keepAlive: true, maxSockets: 4, rejectUnauthorized: false });
  const send = (method: string, path: string, body?: { readonly type: string; readonly text: string }): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers = { authorization: 'Bearer admin-token', ...(body && { 'content-type': body.type }) };
      const request = https.request(new URL(path, server), { method, agent, headers }, response => {
        let text = '';
        response.on('data', chunk => (text += String(chunk)));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      request.on('error', reject);
      request.end(body?.text);
    });
  const request: ManifestApi['request'] = async (method, path, body) => {
    const { status, text } = await send(method, path, body && { type: 'application/json', text: JSON.stringify(body) });
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    return text;
  };
  return {
    request,
    async refusal(text) {
      const { apiVersion, kind, namespace } = identityOf(text);
      const path = `/apis/${apiVersion}/namespaces/${namespace}/${pluralOf(kind)}?dryRun=All&fieldValidation=Strict`;
      const { status, text: answer } = await send('POST', path, { type: 'application/yaml', text });
      if (status < 300) return undefined;
      if (status === 429 || status >= 500) throw new Error(answer);
      if (status === 404) return `There is no ${apiVersion} ${kind}.`;
      const refused: { readonly message: string } = JSON.parse(answer);
      return refused.message;
    },
    async create(written, { name, namespace }) {
      const text = written.replace(/(?<=\bname: ).*?(?=[\s}])/, name).replace('namespace: default', `namespace: ${namespace}`);
      const { apiVersion, kind } = identityOf(text);
      const path = `/apis/${apiVersion}/namespaces/${namespace}/${pluralOf(kind)}`;
      const { status, text: answer } = await send('POST', path, { type: 'application/yaml', text });
      if (status >= 300) throw new Error(answer);
    },
    async schemaOf(plural, version) {
      const path = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${plural}.monitoring.coreos.com`;
      const crd: Crd = JSON.parse(await request('GET', path));
      const found = crd.spec.versions.find(({ name }) => name === version);
      if (!found) throw new Error(`There is no ${version} of ${plural}.`);
      return found.schema.openAPIV3Schema;
    },
    close: () => agent.destroy(),
  };
}

export const pluralOf = (kind: string): string => (kind === 'Prometheus' ? 'prometheuses' : `${kind.toLowerCase()}s`);

function identityOf(text: string): { readonly apiVersion: string; readonly kind: string; readonly namespace: string } {
  const root = resolveAlias(parseYaml(text).root);
  const metadata = resolveAlias(root?.kind === 'mapping' ? pairOf(root, 'metadata')?.value : undefined);
  const textOf = (mapping: typeof root, key: string): string => {
    const value = mapping?.kind === 'mapping' ? resolveAlias(pairOf(mapping satisfies MappingNode, key)?.value) : undefined;
    return value?.kind === 'scalar' ? value.text : '';
  };
  return {
    apiVersion: textOf(root, 'apiVersion') || 'none/v1',
    kind: textOf(root, 'kind'),
    namespace: encodeURIComponent(textOf(metadata, 'namespace') || 'default'),
  };
}
