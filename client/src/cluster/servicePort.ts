/** What a Service's port says of itself. Pure: the bundle that plans jobs has a copy of its own. */
import type { Service, ServicePort } from './kinds/service.ts';

export interface SchemeChoice {
  readonly scheme: 'http' | 'https';
  /** As the end of a sentence: `the port is named "https"`. */
  readonly reason: string;
}

/** Ports that speak TLS by convention: HTTPS, the API server, the kubelet, the scheduler and the controller manager. */
const tlsPorts: ReadonlySet<number> = new Set([443, 6443, 8443, 9443, 10250, 10257, 10259]);

/** How a port wants to be spoken to where it speaks HTTP. What its owner says weighs more than what its number says. */
export function schemeOf({ name = '', port, targetPort, appProtocol }: ServicePort): SchemeChoice {
  const protocol = appProtocol?.toLowerCase();
  if (protocol === 'http' || protocol === 'https') return { scheme: protocol, reason: `the port's appProtocol is ${protocol}` };
  if (/(^|-)https($|-)/.test(name)) return { scheme: 'https', reason: `the port is named "${name}"` };
  if (/(^|-)http($|-)/.test(name)) return { scheme: 'http', reason: `the port is named "${name}"` };
  const tls = [port, targetPort].find(number => typeof number === 'number' && tlsPorts.has(number));
  if (tls !== undefined || targetPort === 'https') return { scheme: 'https', reason: `port ${tls ?? port} speaks TLS by convention` };
  return { scheme: 'http', reason: 'nothing says that the port speaks TLS' };
}

export function samePort(a: ServicePort, b: ServicePort): boolean {
  return a.port === b.port && a.protocol === b.protocol;
}

export function hasSelector({ selector }: Service): boolean {
  return Object.keys(selector).length > 0;
}
