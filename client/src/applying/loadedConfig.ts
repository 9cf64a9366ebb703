export interface Loading {
  readonly applied: string;
  /** What was loaded before it was applied. */
  readonly before: string;
  readonly now: string;
  /** Names of a configuration's jobs, in order. */
  readonly jobsOf: (config: string) => readonly string[];
}

/**
 * Whether the configuration that Prometheus has loaded is the one that was applied, as far as its own print (`/api/v1/status/config`) tells: it
 * fills in defaults and hides secrets, so the texts differ, but it names the same jobs in the same order.
 */
export function isLoaded({ applied, before, now, jobsOf }: Loading): boolean {
  const sameJobs = jobsOf(applied).join('\n') === jobsOf(now).join('\n');
  return sameJobs && (now !== before || (jobsOf(before).join('\n') === jobsOf(applied).join('\n') && settled(applied, now)));
}

/** Each value of the applied text stands in the loaded one: durations in their shortest form, secrets and defaults aside. */
function settled(applied: string, now: string): boolean {
  const loaded = new Set(valuesOf(now));
  return valuesOf(applied).every(value => loaded.has(value) || loaded.has(shortest(value)));
}

const unquoted = (text: string): string => text.replace(/^(["'])(.*)\1$/, '$2');

/** Targets and scalar values that Prometheus prints as they were written. */
function valuesOf(config: string): string[] {
  return config.split('\n').flatMap(line => {
    const text = line.replace(/\s#.*$/, '').trim();
    const list = /\[(.*)\]$/.exec(text)?.[1];
    const values = list === undefined ? [/^(?:-\s+)?(?:[\w.-]+:\s+)?(\S.*)$/.exec(text)?.[1] ?? ''] : list.split(',');
    return values.map(value => unquoted(value.trim())).filter(value => /^[\w./:-]+$/.test(value) && !value.endsWith(':'));
  });
}

/** `60s` is printed as `1m`. */
function shortest(value: string): string {
  const seconds = /^(\d+)s$/.exec(value)?.[1];
  if (seconds === undefined) return value;
  const total = Number(seconds);
  return total > 0 && total % 3600 === 0 ? `${total / 3600}h` : total > 0 && total % 60 === 0 ? `${total / 60}m` : value;
}
