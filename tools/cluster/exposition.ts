/** A metric family of a pod: its values follow from how long the pod has been up. */
export interface Family {
  readonly name: string;
  readonly type: 'counter' | 'gauge';
  readonly help: string;
  readonly series: readonly Series[];
}

export interface Series {
  /** As between the braces of the exposition format; none when absent. */
  readonly labels?: string;
  readonly value: (uptimeSeconds: number) => number;
}

export function counter(name: string, help: string, series: readonly Series[]): Family {
  return { name, type: 'counter', help, series };
}

export function gauge(name: string, help: string, series: readonly Series[]): Family {
  return { name, type: 'gauge', help, series };
}

/** Text format 0.0.4 of Prometheus. */
export const expositionContentType = 'text/plain; version=0.0.4; charset=utf-8';

export function exposition(families: readonly Family[], uptimeSeconds: number): string {
  return families.map(family => familyText(family, uptimeSeconds)).join('');
}

function familyText({ name, type, help, series }: Family, uptimeSeconds: number): string {
  const samples = series.map(({ labels, value }) => `${name}${labels === undefined ? '' : `{${labels}}`} ${value(uptimeSeconds)}\n`);
  return [`# HELP ${name} ${help}\n`, `# TYPE ${name} ${type}\n`, ...samples].join('');
}
