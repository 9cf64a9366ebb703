import type { PrometheusError } from '../../prometheus/api.ts';
import type { TargetWarning } from '../../prometheus/scrapePools/warnings.ts';

/** A row without a life of its own: what is known, what is wrong, what to do. */
export interface Line {
  /** Tells it from the other lines of its parent. */
  readonly key: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  readonly icon: string;
  readonly color?: string;
  readonly lines?: readonly Line[];
  /** A click, or Enter, asks again. */
  readonly retry?: true;
  readonly expanded?: true;
}

export const warningColor = 'list.warningForeground';
export const errorColor = 'errorForeground';

export function failureLine(error: PrometheusError): Line {
  return {
    key: 'failure',
    label: 'No answer',
    description: error.message,
    tooltip: `${error.message} Click to try again now.`,
    icon: error.kind === 'login' ? 'lock' : error.kind === 'unreachable' ? 'debug-disconnect' : 'warning',
    color: warningColor,
    retry: true,
  };
}

/** Each with what to do below it. */
export function warningLines(warnings: readonly TargetWarning[]): readonly Line[] {
  return warnings.map(({ kind, message, fix }) => ({
    key: kind,
    label: message,
    tooltip: `${message} ${fix}`,
    icon: 'warning',
    color: warningColor,
    lines: [fixLine(fix)],
    expanded: true,
  }));
}

export const fixLine = (fix: string): Line => ({ key: 'fix', label: fix, tooltip: fix, icon: 'lightbulb' });

export const stepsUnsupported: Line = {
  key: 'unsupported',
  label: 'Which step drops a target is told since Prometheus 3.8',
  description: 'This server is older: compare the labels with relabel_configs.',
  icon: 'info',
};
