import type { Services } from '../services.ts';
import type { PortNode, ServiceNode } from '../views/clusterTree/nodes.ts';
import { chooseService } from './chooseService.ts';
import { applyMechanism } from './monitor/applyMechanism.ts';
import { chooseConfig } from './monitor/chooseConfig.ts';
import { chooseMechanism } from './monitor/chooseMechanism.ts';
import { confirmUp } from './monitor/confirmUp.ts';
import { makePlan } from './monitor/makePlan.ts';
import { confirmDiscovered } from './monitor/confirmDiscovered.ts';
import { writeJob } from './monitor/writeJob.ts';

/** From a Service to a target that is up: plan, way, file, preview, edit, reload, proof. Giving up at any step leaves everything as it was. */
export async function monitorService(services: Services, node?: ServiceNode | PortNode): Promise<void> {
  const chosen = await chooseService(services, node);
  const plan = chosen && (await makePlan(services, chosen));
  const mechanism = plan && (await chooseMechanism(services, chosen.context, plan));
  if (chosen === undefined || mechanism === undefined || plan === undefined) return;
  if (mechanism.kind !== 'staticJob' && mechanism.kind !== 'discoveryJob') {
    if (await applyMechanism(services, chosen.context, mechanism)) await confirmDiscovered(services, mechanism, plan.service);
    return;
  }
  const uri = await chooseConfig();
  const written = uri && (await writeJob(services, { ...plan, job: mechanism.job, cautions: mechanism.cautions }, uri));
  const [address] = mechanism.job.targets;
  if (written !== undefined && address !== undefined) await confirmUp(services, written, address);
}
