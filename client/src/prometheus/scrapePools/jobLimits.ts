/** What the loaded configuration allows each job. */
export interface JobLimits {
  /** 0 or absent in the configuration: no limit. */
  readonly sampleLimit: number;
  readonly targetLimit: number;
}

/**
 * Jobs of the configuration that Prometheus prints (`/api/v1/status/config`), with their limits; a global one stands at each job there.
 * The print is always laid out one way (config.Config.String: YAML in blocks, two columns a step), so that lines are enough to read it.
 * Jobs of `scrape_config_files` are not part of it.
 */
export function jobLimits(config: string): ReadonlyMap<string, JobLimits> {
  const jobs = new Map<string, JobLimits>();
  let name: string | undefined;
  let inJobs = false;
  for (const line of config.split('\n')) {
    if (/^\w/.test(line)) inJobs = line.startsWith('scrape_configs:');
    if (!inJobs) continue;
    const [, dash, key, value] = /^(- |  )(\w+): *(.*?) *$/.exec(line) ?? [];
    if (dash === '- ') name = undefined;
    if (key === 'job_name') {
      name = unquoted(value ?? '');
      jobs.set(name, jobs.get(name) ?? { sampleLimit: 0, targetLimit: 0 });
    }
    const limits = name === undefined ? undefined : jobs.get(name);
    if (name === undefined || limits === undefined) continue;
    if (key === 'sample_limit') jobs.set(name, { ...limits, sampleLimit: Number(value) || 0 });
    if (key === 'target_limit') jobs.set(name, { ...limits, targetLimit: Number(value) || 0 });
  }
  return jobs;
}

function unquoted(value: string): string {
  return /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
}
