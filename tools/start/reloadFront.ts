import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { Endpoint } from '../simulatedCluster/index.ts';

export interface FrontOptions {
  readonly port: number;
  readonly prometheus: Endpoint;
  /** Done before Prometheus hears of a reload. */
  readonly beforeReload: () => Promise<void>;
}

/** Prometheus as the person sees it, where the file it loads is made from the one that they edit. */
export async function openReloadFront({ port, prometheus, beforeReload }: FrontOptions): Promise<{ close(): void }> {
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    const fail = (error: unknown): void => {
      if (response.headersSent) response.destroy();
      else response.writeHead(502, { 'content-type': 'text/plain' }).end(`Prometheus cannot be reached: ${String(error)}\n`);
    };
    const ready = url === '/-/reload' ? beforeReload() : Promise.resolve();
    ready
      .then(() => {
        const onward = httpRequest({ ...prometheus, path: url, method, headers, agent: false }, answer => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        });
        onward.on('error', fail);
        response.on('close', () => onward.destroy());
        request.pipe(onward);
      })
      .catch(fail);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  return { close: () => void server.close() };
}
