import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import type { Crd, EndpointSliceObject, KubernetesObject, PodObject, ServiceObject } from './objects.ts';

/** What can be listed and watched, with the path of the collection of all namespaces. */
export interface Collections {
  readonly '/api/v1/pods': PodObject;
  readonly '/api/v1/services': ServiceObject;
  readonly '/apis/discovery.k8s.io/v1/endpointslices': EndpointSliceObject;
  readonly '/apis/apiextensions.k8s.io/v1/customresourcedefinitions': Crd;
}

export interface List<T> {
  readonly items: readonly T[];
  readonly metadata: { readonly resourceVersion: string };
}

export interface Change<T> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: T;
}

export interface Access {
  /** `https://host:port` */
  readonly server: string;
  readonly token: string;
  /** PEM. */
  readonly ca: string;
}

export interface WatchFrom {
  readonly resourceVersion: string;
  readonly signal: AbortSignal;
}

interface Request {
  readonly method?: string;
  readonly path: string;
  readonly body?: string;
  readonly contentType?: string;
  readonly signal?: AbortSignal;
}

/** The few requests that tests make as the cluster's administrator. Apart from the product's own client on purpose: it sets the stage for that one. */
export class KubernetesClient {
  readonly #access: Access;
  readonly #agent = new https.Agent({ keepAlive: true });

  constructor(access: Access) {
    this.#access = access;
  }

  /** Answers are those of a server that we started, so they are taken to be what the path promises. */
  async list<K extends keyof Collections>(path: K): Promise<List<Collections[K]>> {
    return JSON.parse(await this.#text({ path }));
  }

  /** Every change after `resourceVersion`, until the server ends the answer or the signal aborts. */
  async *watch<K extends keyof Collections>(path: K, { resourceVersion, signal }: WatchFrom): AsyncIterable<Change<Collections[K]>> {
    const response = await this.#send({ path: `${path}?watch=1&resourceVersion=${resourceVersion}`, signal });
    let rest = '';
    for await (const chunk of response.setEncoding('utf8')) {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield JSON.parse(line);
    }
  }

  /** Server-side apply: creates or changes, and can be repeated. `object` may be YAML text. */
  async apply(path: string, object: KubernetesObject | string): Promise<void> {
    const body = typeof object === 'string' ? object : JSON.stringify(object);
    const query = 'fieldManager=prometheus-workbench-tests&force=true';
    await this.#text({ method: 'PATCH', path: `${path}?${query}`, body, contentType: 'application/apply-patch+yaml' });
  }

  async delete(path: string): Promise<void> {
    await this.#text({ method: 'DELETE', path });
  }

  /** Whether the API server says that it can serve; not an error before it does. */
  async isReady(): Promise<boolean> {
    return this.#text({ path: '/readyz' }).then(
      answer => answer === 'ok',
      () => false,
    );
  }

  dispose(): void {
    this.#agent.destroy();
  }

  async #text(request: Request): Promise<string> {
    const response = await this.#send(request);
    const answer = await text(response);
    if ((response.statusCode ?? 0) < 300) return answer;
    throw new Error(`${request.method ?? 'GET'} ${request.path} answered ${response.statusCode}: ${answer.slice(0, 500)}`);
  }

  #send({ method = 'GET', path, body, contentType, signal }: Request): Promise<IncomingMessage> {
    const { server, token, ca } = this.#access;
    const headers = { authorization: `Bearer ${token}`, ...(contentType === undefined ? {} : { 'content-type': contentType }) };
    return new Promise((done, failed) => {
      const request = https.request(new URL(path, server), { method, headers, ca, agent: this.#agent, ...(signal && { signal }) }, done);
      request.once('error', failed);
      request.end(body);
    });
  }
}
