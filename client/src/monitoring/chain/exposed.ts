import { assertNever } from '../../util/assertNever.ts';
import type { Evidence, PortProbe } from './evidence.ts';
import { type Break, broken, holds, type Link, notSeen } from './link.ts';

/** Does a port answer with metrics? A target that is up has shown it; else what the ports answered. */
export function exposedLink({ service, targets, probes }: Evidence): Link {
  const up = targets.kind === 'known' ? targets.value.active.find(({ health }) => health === 'up') : undefined;
  if (up !== undefined) return holds('exposed', [`Prometheus reads metrics at ${up.scrapeUrl}.`]);
  if (probes.kind !== 'known') return notSeen('exposed', probes);
  const good = probes.value.filter(({ outcome }) => outcome.kind === 'metrics');
  const seen = probes.value.map(sentence);
  if (good.length > 0) return holds('exposed', seen);
  const local = probes.value.filter(({ outcome }) => outcome.kind === 'localhostOnly');
  return broken('exposed', local.length > 0 ? local.map(localhostOnly) : [notExposed(service.name)], seen);
}

function localhostOnly({ port }: PortProbe): Break {
  return {
    cause: 'localhostOnly',
    message: `What listens on port ${port.targetPort} takes connections from within its pod only. Let it listen on 0.0.0.0 instead of 127.0.0.1, or put a proxy beside it in the pod.`,
    fixes: [],
  };
}

function notExposed(name: string): Break {
  return {
    cause: 'notExposed',
    message: `No port of ${name} answers with metrics. Give the program a port or a path that does, or run an exporter beside it and add its port to the Service.`,
    fixes: [],
  };
}

function sentence({ port, path, scheme, outcome }: PortProbe): string {
  const at = `Port ${port.port}${port.name === undefined ? '' : ` (${port.name})`}, ${scheme} ${path}`;
  switch (outcome.kind) {
    case 'metrics':
      return `${at}: ${outcome.families} metric ${outcome.families === 1 ? 'family' : 'families'}.`;
    case 'other':
      return `${at}: answered ${outcome.status}${outcome.contentType === '' ? '' : ` with ${outcome.contentType}`}, which is no metrics.`;
    case 'localhostOnly':
      return `${at}: answers at 127.0.0.1 of its pod only.`;
    case 'failed':
      return `${at}: ${outcome.message}`;
    default:
      return assertNever(outcome);
  }
}
