import { isClusterFailure } from '../cluster/model.ts';
import { isPrometheusFailure, type PrometheusError } from '../prometheus/api.ts';
import { assertNever } from '../util/assertNever.ts';

/** A failure as the person is told it: the sentence, and which button helps besides Retry and Show Log. */
export interface Explanation {
  readonly sentence: string;
  readonly help: 'addServer' | 'setCredentials' | 'trust' | 'none';
}

/** A problem the person can mend at once, told in one sentence: no file open, nothing selected. */
export class UserError extends Error {
  readonly help: Explanation['help'];
  constructor(sentence: string, help: Explanation['help'] = 'none') {
    super(sentence);
    this.name = 'UserError';
    this.help = help;
  }
}

export function explain(error: unknown): Explanation {
  if (error instanceof UserError) return { sentence: error.message, help: error.help };
  if (isPrometheusFailure(error)) return { sentence: error.error.message, help: helpForPrometheus(error.error.kind) };
  if (isClusterFailure(error)) return { sentence: error.error.message, help: error.error.kind === 'untrusted' ? 'trust' : 'none' };
  const reason = error instanceof Error ? error.message : String(error);
  return { sentence: `Something unexpected happened: ${asSentence(reason)} The log has the details.`, help: 'none' };
}

/** Ends a foreign message with a full stop, so that it can stand before another sentence. */
function asSentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

function helpForPrometheus(kind: PrometheusError['kind']): Explanation['help'] {
  switch (kind) {
    case 'noServer':
      return 'addServer';
    case 'login':
      return 'setCredentials';
    case 'untrusted':
      return 'trust';
    case 'unreachable':
    case 'timeout':
    case 'tls':
    case 'api':
    case 'http':
    case 'malformed':
      return 'none';
    default:
      return assertNever(kind);
  }
}
