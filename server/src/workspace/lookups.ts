import type { Host, LookupRequest, LookupResult } from '../host.ts';

/** What the connected Prometheus knows, kept until it is another one. */
export interface Lookups {
  /** Undefined where there is no answer in time; it may be there when asked for again. */
  ask(request: LookupRequest): Promise<LookupResult | undefined>;
  forget(): void;
}

/** Milliseconds that whoever completes is made to wait for a server far away. */
const patience = 800;

/** Answers kept; more are not asked for in one sitting. */
const most = 500;

export function createLookups(host: Host): Lookups {
  const known = new Map<string, Promise<LookupResult>>();
  const answerTo = (request: LookupRequest): Promise<LookupResult> => {
    const key = JSON.stringify(request);
    const kept = known.get(key);
    if (kept) return kept;
    if (known.size >= most) known.clear();
    const answer = host.lookup(request).then(result => {
      // Without a server there is nothing to keep: one may come up at any time.
      if (!result.complete && known.get(key) === answer) known.delete(key);
      return result;
    });
    known.set(key, answer);
    return answer;
  };
  return {
    ask: request => inTime(answerTo(request)),
    forget: () => known.clear(),
  };
}

async function inTime<T>(answer: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), patience);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
