import type { Service, ServicePort } from './model.ts';

/** How a port wants to be spoken to where it speaks HTTP: `https` where its appProtocol, its name or its number says so. */
export function schemeOf({ appProtocol, name, port }: ServicePort): 'http' | 'https' {
  const says = (appProtocol ?? name ?? '').toLowerCase();
  if (/^https(-|$)|-https$/.test(says)) return 'https';
  if (/^http(-|$)/.test(says)) return 'http';
  return port === 443 || port === 8443 ? 'https' : 'http';
}

export function samePort(a: ServicePort, b: ServicePort): boolean {
  return a.port === b.port && a.protocol === b.protocol;
}

export function hasSelector({ selector }: Service): boolean {
  return Object.keys(selector).length > 0;
}
