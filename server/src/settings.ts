import { type DiagnosticCode, isDiagnosticCode } from './diagnostics.ts';
import type { Severity } from './schema/types.ts';

/** What a person can set about the server, under `prometheusWorkbench` in their editor. */
export interface Settings {
  readonly diagnostics: {
    readonly enabled: boolean;
    /** Severity by code; `off` silences it. */
    readonly severity: Readonly<Partial<Record<DiagnosticCode, Severity | 'off'>>>;
  };
}

export const defaultSettings: Settings = { diagnostics: { enabled: true, severity: {} } };

/** Reads what an editor sends. What does not fit falls back to its default. */
export function parseSettings(sent: unknown): Settings {
  const diagnostics = field(sent, 'diagnostics');
  const enabled = field(diagnostics, 'enabled');
  const severity = field(diagnostics, 'severity');
  const entries = isObject(severity) ? Object.entries(severity) : [];
  return {
    diagnostics: {
      enabled: typeof enabled === 'boolean' ? enabled : defaultSettings.diagnostics.enabled,
      severity: Object.fromEntries(entries.filter(([code, level]) => isDiagnosticCode(code) && isLevel(level))),
    },
  };
}

const levels: ReadonlySet<unknown> = new Set(['error', 'warning', 'information', 'hint', 'off']);

const isLevel = (value: unknown): boolean => levels.has(value);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const field = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined);
