import type { ServerResponse } from 'node:http';
import type { KubeObject } from './objects.ts';
import { metadataOf } from './partial.ts';
import { apiVersionOf } from './resources.ts';
import type { Selector } from './selector.ts';
import { expiredVersion, type Status } from './status.ts';
import type { Change, Scope, Store } from './store.ts';

export interface WatchRequest {
  readonly scope: Scope;
  readonly selector: Selector;
  /** Changes after this revision; undefined: the present state first, as ADDED. */
  readonly from: number | undefined;
  readonly metadataOnly: boolean;
  readonly bookmarks: boolean;
  /** A bookmark marks the end of the present state (`sendInitialEvents`). */
  readonly markInitialEnd: boolean;
  readonly timeoutSeconds: number;
}

/** All open watches of a server: one place to end or poke them. */
export class Watches {
  readonly #open = new Set<OpenWatch>();
  readonly #store: Store;
  readonly #bookmarkMilliseconds: number;

  constructor(store: Store, bookmarkMilliseconds: number) {
    this.#store = store;
    this.#bookmarkMilliseconds = bookmarkMilliseconds;
  }

  get count(): number {
    return this.#open.size;
  }

  start(request: WatchRequest, response: ServerResponse): void {
    const watch = new OpenWatch(this.#store, request, response);
    this.#open.add(watch);
    const timer = setInterval(() => watch.bookmark(), this.#bookmarkMilliseconds);
    const timeout = setTimeout(() => watch.end(), request.timeoutSeconds * 1000);
    response.on('close', () => {
      clearInterval(timer);
      clearTimeout(timeout);
      watch.dispose();
      this.#open.delete(watch);
    });
    watch.begin();
  }

  /** Breaks the connections, as a dying load balancer does. */
  drop(): void {
    for (const watch of this.#open) watch.drop();
  }

  /** Ends the answers properly, as the server does every few minutes. */
  end(): void {
    for (const watch of this.#open) watch.end();
  }

  bookmark(): void {
    for (const watch of this.#open) watch.bookmark();
  }

  /** Tells each watcher, inside its stream, that it is too far behind. */
  expire(): void {
    for (const watch of this.#open) watch.fail(expiredVersion(this.#store.oldest - 1, this.#store.oldest));
  }
}

class OpenWatch {
  readonly #store: Store;
  readonly #request: WatchRequest;
  readonly #response: ServerResponse;
  #subscription: { dispose(): void } | undefined;

  constructor(store: Store, request: WatchRequest, response: ServerResponse) {
    this.#store = store;
    this.#request = request;
    this.#response = response;
  }

  begin(): void {
    const { from, scope, selector, markInitialEnd } = this.#request;
    this.#response.writeHead(200, { 'content-type': 'application/json' });
    this.#response.flushHeaders();
    // The real server answers 200 first and says so within the stream.
    if (from !== undefined && from < this.#store.oldest) return this.fail(expiredVersion(from, this.#store.oldest));
    if (from === undefined) for (const object of this.#store.list(scope).filter(selector)) this.#send('ADDED', object);
    else for (const change of this.#store.since(from)) this.#pass(change);
    if (markInitialEnd) this.#bookmark({ annotations: { 'k8s.io/initial-events-end': 'true' } });
    this.#subscription = this.#store.onChange(change => this.#pass(change));
  }

  bookmark(): void {
    if (this.#request.bookmarks) this.#bookmark({});
  }

  fail(status: Status): void {
    this.#response.write(`${JSON.stringify({ type: 'ERROR', object: status })}\n`);
    this.end();
  }

  end(): void {
    this.dispose();
    this.#response.end();
  }

  drop(): void {
    this.dispose();
    this.#response.destroy();
  }

  dispose(): void {
    this.#subscription?.dispose();
  }

  #bookmark(metadata: object): void {
    const { resource } = this.#request.scope;
    const object = {
      kind: resource.kind,
      apiVersion: apiVersionOf(resource),
      metadata: { ...metadata, resourceVersion: String(this.#store.revision), creationTimestamp: null },
    };
    this.#write({ type: 'BOOKMARK', object });
  }

  /** An object that comes to match a selector, or ceases to, is added or deleted as far as this watcher knows. */
  #pass({ resource, object, previous, type }: Change): void {
    const { scope, selector } = this.#request;
    if (resource !== scope.resource || (scope.namespace !== undefined && object.metadata.namespace !== scope.namespace)) return;
    const before = previous !== undefined && selector(previous);
    const after = type !== 'DELETED' && selector(object);
    if (after) this.#send(before ? 'MODIFIED' : 'ADDED', object);
    else if (before) this.#send('DELETED', object);
  }

  #send(type: Change['type'], object: KubeObject): void {
    this.#write({ type, object: this.#request.metadataOnly ? metadataOf(object) : object });
  }

  #write(event: object): void {
    this.#response.write(`${JSON.stringify(event)}\n`);
  }
}
