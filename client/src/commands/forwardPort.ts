import type { Services } from '../services.ts';
import type { PortNode, ServiceNode } from '../views/clusterTree/nodes.ts';
import { choosePorts, chooseService } from './chooseService.ts';
import { openForwards } from './openForwards.ts';

/** Makes ports of a Service answer on 127.0.0.1. */
export async function forwardPort(services: Services, node?: ServiceNode | PortNode): Promise<void> {
  const chosen = await chooseService(services, node);
  if (chosen === undefined) return;
  const { context, service } = chosen;
  const ports = await choosePorts(chosen);
  const wishes = ports.map(port => ({ target: { context, namespace: service.namespace, service: service.name, port } }));
  await openForwards(services, wishes);
}
