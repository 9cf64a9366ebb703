import type { Socket } from 'node:net';
import type { ServicePort } from '../../client/src/cluster/kinds/service.ts';

export const echoPort: ServicePort = { name: 'echo', port: 18080, protocol: 'TCP', targetPort: 'echo' };
/** Nothing listens there. */
export const deadPort: ServicePort = { name: 'dead', port: 18099, protocol: 'TCP', targetPort: 18099 };

const labels = { app: 'echo' };
const container = { name: 'main', image: 'echo', ports: [{ name: 'echo', containerPort: 18080 }] };
/** The pods that a cluster under test is asked for. */
export const echoDeployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'echo' },
  spec: { replicas: 2, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [container] } } },
};

/** What stands behind the pods: a little protocol of lines, enough to tell who ended what. */
export function answer(socket: Socket): void {
  socket.on('error', () => undefined);
  socket.once('data', chunk => {
    const [line = '', ...rest] = chunk.toString('latin1').split('\n');
    switch (line) {
      case 'mirror':
        socket.write(Buffer.from(rest.join('\n'), 'latin1'));
        socket.pipe(socket);
        break;
      case 'page':
        socket.end(Buffer.alloc(300_000, 'x'));
        break;
      case 'bye':
        socket.end('bye bye\n');
        break;
      default:
        socket.write(`echo ${line}\n`);
        socket.on('data', next => socket.write(`echo ${String(next)}`));
    }
  });
}
