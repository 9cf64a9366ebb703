import { describe, expect, it } from 'vitest';
import { ClusterFailure } from '../../../client/src/cluster/model.ts';
import { explain, UserError } from '../../../client/src/commands/failures.ts';
import { PrometheusFailure } from '../../../client/src/prometheus/api.ts';
import { isCancellation } from '../../../client/src/util/abort.ts';

describe('what a person is told of a failure', () => {
  it('is the sentence of a Prometheus failure, with the button that helps', () => {
    const login = new PrometheusFailure({ kind: 'login', message: 'Prometheus refuses the login.', status: 401 });
    expect(explain(login)).toEqual({ sentence: 'Prometheus refuses the login.', help: 'setCredentials' });
    const none = new PrometheusFailure({ kind: 'noServer', message: 'No server is set up.' });
    expect(explain(none)).toEqual({ sentence: 'No server is set up.', help: 'addServer' });
  });

  it('is the sentence of a cluster failure, also of a class from another bundle', () => {
    const foreign = Object.assign(new Error('x'), { name: 'ClusterFailure', error: { kind: 'untrusted', message: 'Not trusted.' } });
    for (const failure of [foreign, new ClusterFailure({ kind: 'untrusted', message: 'Not trusted.' })]) {
      expect(explain(failure)).toEqual({ sentence: 'Not trusted.', help: 'trust' });
    }
  });

  it('is what they can mend at once, as it stands', () => {
    expect(explain(new UserError('Nothing is selected.'))).toEqual({ sentence: 'Nothing is selected.', help: 'none' });
  });

  it('is a sentence also for what nobody foresaw', () => {
    expect(explain(new TypeError('x is undefined')).sentence).toBe(
      'Something unexpected happened: x is undefined. The log has the details.',
    );
  });
});

describe('a cancellation', () => {
  it('is recognised in all its forms', () => {
    const named = (name: string): Error => Object.assign(new Error(name), { name });
    expect(['AbortError', 'Canceled', 'CancellationError'].map(named).every(isCancellation)).toBe(true);
    expect(isCancellation(new Error('timeout'))).toBe(false);
  });
});
