import { once } from 'node:events';
import { createServer } from 'node:http';

export interface PortRedirect {
  /** What VS Code's server makes an address of this machine from, for a browser that may be on another one. */
  readonly template: string;
  close(): void;
}

/**
 * Sends `/8080/metrics` on to port 8080 of 127.0.0.1. The browser of the demo is on this very machine, but VS Code in the browser opens
 * addresses of it only through a template, and one with the port in its host is no URL to it.
 */
export async function openPortRedirect(): Promise<PortRedirect> {
  const server = createServer(({ url = '' }, response) => {
    const [, port, rest = '/'] = /^\/(\d{1,5})(\/.*)?$/.exec(url) ?? [];
    if (port === undefined) response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no port in this address.\n');
    else response.writeHead(302, { location: `http://127.0.0.1:${port}${rest}` }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  const address = server.address();
  const own = typeof address === 'object' && address !== null ? address.port : 0;
  return { template: `http://127.0.0.1:${own}/{{port}}/`, close: () => void server.close() };
}
