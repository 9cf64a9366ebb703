import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createProjectChecks } from '../../server/src/projectChecks.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Two open documents; `typed` says how often each was changed, and what of it matters to the other. */
function world() {
  const versions = new Map([
    ['a', 1],
    ['b', 1],
  ]);
  const digests = new Map<string, string>();
  const sent: string[] = [];
  const answers: (() => void)[] = [];
  const checks = createProjectChecks({
    open: () => [...versions.keys()],
    versionOf: uri => versions.get(uri),
    digestOf: uri => digests.get(uri) ?? '',
    check: () => new Promise(resolve => answers.push(() => resolve([]))),
    send: (uri, version) => sent.push(`${uri} ${version}`),
  });
  const answerAll = async (): Promise<void> => {
    await vi.runAllTimersAsync();
    for (let answer = answers.shift(); answer; answer = answers.shift()) {
      answer();
      await vi.runAllTimersAsync();
    }
  };
  return { versions, digests, sent, checks, answerAll };
}

test('a change is checked once, and the other documents where it matters to them', async () => {
  const { versions, digests, sent, checks, answerAll } = world();
  checks.changed('a');
  checks.changed('a');
  await answerAll();
  expect(sent.splice(0)).toEqual(['a 1']);
  versions.set('a', 2);
  checks.changed('a');
  await answerAll();
  expect(sent.splice(0)).toEqual(['a 2']);
  digests.set('a', 'another name');
  checks.changed('a');
  await answerAll();
  expect(sent).toEqual(['a 2', 'b 1']);
});

test('an answer about an older text is not sent', async () => {
  const { versions, sent, checks, answerAll } = world();
  checks.changed('a');
  await vi.runAllTimersAsync();
  versions.set('a', 2);
  checks.changed('a');
  await answerAll();
  expect(sent).toEqual(['a 2']);
});
