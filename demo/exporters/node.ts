import { cpus, freemem, loadavg, totalmem, uptime } from 'node:os';
import { counter, gauge, type Family } from './exposition.ts';

/** What a node exporter tells: this machine's own processors, memory and load. */
export function nodeFamilies(): readonly Family[] {
  const [one = 0, five = 0, fifteen = 0] = loadavg();
  return [
    counter(
      'node_cpu_seconds_total',
      'Seconds that each processor spent in each mode.',
      cpus().flatMap(({ times }, cpu) =>
        Object.entries(times).map(([mode, milliseconds]) => ({
          labels: { cpu: String(cpu), mode: mode === 'sys' ? 'system' : mode },
          value: milliseconds / 1000,
        })),
      ),
    ),
    gauge('node_memory_MemTotal_bytes', 'Memory of the machine.', totalmem()),
    gauge('node_memory_MemFree_bytes', 'Memory that is not used.', freemem()),
    gauge('node_load1', 'Load average over one minute.', one),
    gauge('node_load5', 'Load average over five minutes.', five),
    gauge('node_load15', 'Load average over fifteen minutes.', fifteen),
    gauge('node_boot_time_seconds', 'Start of the machine, seconds since the epoch.', Math.round(Date.now() / 1000 - uptime())),
  ];
}
