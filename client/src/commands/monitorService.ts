import type { Services } from '../services.ts';
import type { PortNode, ServiceNode } from '../views/clusterTree/nodes.ts';
import { chooseService } from './chooseService.ts';
import { chooseConfig } from './monitor/chooseConfig.ts';
import { confirmUp } from './monitor/confirmUp.ts';
import { makePlan } from './monitor/makePlan.ts';
import { writeJob } from './monitor/writeJob.ts';

/** From a Service to a target that is up: plan, file, preview, edit, reload, proof. Giving up at any step leaves everything as it was. */
export async function monitorService(services: Services, node?: ServiceNode | PortNode): Promise<void> {
  const chosen = await chooseService(services, node);
  const plan = chosen && (await makePlan(services, chosen));
  const uri = plan && (await chooseConfig());
  const written = plan && uri && (await writeJob(services, plan, uri));
  const [address] = plan?.job.targets ?? [];
  if (written !== undefined && address !== undefined) await confirmUp(services, written, address);
}
