import type { ScrapeJob } from '../../../../server/src/protocol.ts';
import type { ActiveTarget, PrometheusError } from '../../prometheus/api.ts';
import { formatMilliseconds } from '../../prometheus/format.ts';
import { scrapeProblem } from '../../prometheus/scrapeError.ts';
import { configuredAddress, jobSummary } from '../../prometheus/targets.ts';
import { assertNever } from '../../util/assertNever.ts';
import type { TargetsState } from './watch.ts';

/** What the lens of a job says; `now` in seconds since the epoch. */
export function lensText(job: string, state: TargetsState, now: number): string {
  switch (state.kind) {
    case 'unknown':
      return 'asking Prometheus';
    case 'failed':
      return failureText(state.error);
    case 'known': {
      const targets = state.pools.get(job);
      return targets === undefined ? 'not loaded by Prometheus yet' : jobSummary(targets, now).text;
    }
    default:
      return assertNever(state);
  }
}

/** A target that is down, and the place in the config that it is shown at. */
export interface DownTarget {
  readonly range: ScrapeJob['range'];
  readonly message: string;
}

/** At the address in `static_configs` where it stands there, else at the job's name. */
export function downTargets(job: ScrapeJob, state: TargetsState): readonly DownTarget[] {
  if (state.kind !== 'known') return [];
  return (state.pools.get(job.name) ?? []).filter(({ health }) => health === 'down').map(target => downTarget(job, target));
}

/** One line of the list of a job's targets. */
export function targetLine(
  target: ActiveTarget,
  now: number,
): { readonly label: string; readonly description: string; readonly detail?: string } {
  const scraped =
    target.lastScrape === undefined
      ? 'not scraped yet'
      : `${jobSummary([target], now).text.split(', ').at(-1) ?? ''}, took ${formatMilliseconds(target.lastScrapeDurationSeconds * 1000)}`;
  const icon = target.health === 'up' ? '$(pass)' : target.health === 'down' ? '$(error)' : '$(circle-outline)';
  const problem = scrapeProblem(target);
  return {
    label: `${icon} ${target.scrapeUrl}`,
    description: `${target.health}, ${scraped}`,
    ...(problem === null ? {} : { detail: `${problem.message} ${problem.fix}` }),
  };
}

function downTarget(job: ScrapeJob, target: ActiveTarget): DownTarget {
  const address = configuredAddress(target);
  const place = job.staticTargets.find(({ address: written }) => written === address);
  const problem = scrapeProblem(target);
  const message = problem === null ? `Prometheus reports ${target.scrapeUrl} as down.` : `${problem.message} ${problem.fix}`;
  return { range: place?.range ?? job.nameRange, message };
}

function failureText(error: PrometheusError): string {
  switch (error.kind) {
    case 'noServer':
      return 'no Prometheus server set up';
    case 'untrusted':
      return 'workspace not trusted: no request is sent';
    case 'unreachable':
      return 'Prometheus unreachable';
    case 'timeout':
      return 'Prometheus does not answer in time';
    case 'tls':
      return 'no trusted connection to Prometheus';
    case 'login':
      return 'Prometheus refuses the login';
    case 'api':
    case 'http':
    case 'malformed':
      return 'no answer about targets';
    default:
      return assertNever(error);
  }
}
