import { once } from 'node:events';
import { createServer } from 'node:net';

/** The wanted port of 127.0.0.1 where it is free, else the next one that is. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < Math.min(wanted + 100, 65_536); port += 1) if (await isFree(port)) return port;
  throw new Error(`None of the ports from ${wanted} on is free: end what uses them, or name another one.`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
