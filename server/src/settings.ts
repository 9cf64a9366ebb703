import { type DiagnosticCode, isDiagnosticCode } from './diagnostics.ts';
import type { Severity } from './schema/rule.ts';
import { parseVersion, type Version } from './version.ts';

/** What a person can set about the server, under `prometheusWorkbench` in their editor. */
export interface Settings {
  /** The release to check for; absent: that of the connected server, else the newest. */
  readonly prometheusVersion?: Version;
  readonly diagnostics: {
    readonly enabled: boolean;
    /** Severity by code; `off` silences it. */
    readonly severity: Readonly<Partial<Record<DiagnosticCode, Severity | 'off'>>>;
  };
  readonly inlayHints: { readonly enabled: boolean };
}

export const defaultSettings: Settings = { diagnostics: { enabled: true, severity: {} }, inlayHints: { enabled: true } };

/** Reads what an editor sends. What does not fit falls back to its default. */
export function parseSettings(sent: unknown): Settings {
  const diagnostics = field(sent, 'diagnostics');
  const severity = field(diagnostics, 'severity');
  const entries = isObject(severity) ? Object.entries(severity) : [];
  const written = field(sent, 'prometheusVersion');
  const prometheusVersion = typeof written === 'string' ? parseVersion(written) : undefined;
  return {
    ...(prometheusVersion && { prometheusVersion }),
    diagnostics: {
      enabled: boolean(field(diagnostics, 'enabled'), defaultSettings.diagnostics.enabled),
      severity: Object.fromEntries(entries.filter(([code, level]) => isDiagnosticCode(code) && isLevel(level))),
    },
    inlayHints: { enabled: boolean(field(field(sent, 'inlayHints'), 'enabled'), defaultSettings.inlayHints.enabled) },
  };
}

const levels: ReadonlySet<unknown> = new Set(['error', 'warning', 'information', 'hint', 'off']);

const isLevel = (value: unknown): boolean => levels.has(value);

const boolean = (value: unknown, otherwise: boolean): boolean => (typeof value === 'boolean' ? value : otherwise);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const field = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined);
