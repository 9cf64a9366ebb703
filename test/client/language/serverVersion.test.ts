import { expect, test } from 'vitest';
import { followServerVersion, type VersionSource } from '../../../client/src/language/serverVersion.ts';
import { Emitter } from '../../../client/src/util/event.ts';

/** A Prometheus in use that says what it is asked to say, and a language server that keeps what it was told. */
function world() {
  const changed = new Emitter<'server' | 'health'>();
  const started = new Emitter<void>();
  const told: (string | null)[] = [];
  let heard = Promise.withResolvers<void>();
  const state = { version: '3.5.1', refused: false, health: 'unknown' };
  const servers: VersionSource = {
    connect: async () => {
      if (state.refused) throw new Error('not trusted');
      return { version: async () => state.version };
    },
    get health() {
      return { kind: state.health };
    },
    onDidChange: changed.event,
  };
  const following = followServerVersion(servers, {
    onDidStart: listener => started.event(listener),
    tell: async version => {
      told.push(version);
      heard.resolve();
      heard = Promise.withResolvers();
    },
  });
  return { state, changed, started, told, following, heard: () => heard.promise };
}

test('it is told when the language server comes up, and again when it comes up again', async () => {
  const { started, told, heard } = world();
  for (const _ of [1, 2]) {
    const next = heard();
    started.fire();
    await next;
  }
  expect(told).toEqual(['3.5.1', '3.5.1']);
});

test('another Prometheus is told, and that there is none any more', async () => {
  const { state, changed, started, told, heard } = world();
  const change = async (how: () => void): Promise<void> => {
    const next = heard();
    how();
    await next;
  };
  await change(() => started.fire());
  state.version = '2.53.4';
  await change(() => changed.fire('server'));
  state.refused = true;
  await change(() => changed.fire('server'));
  expect(told).toEqual(['3.5.1', '2.53.4', null]);
});

test('one that did not answer is asked again once it does, and only the latest answer counts', async () => {
  const { state, changed, started, told, heard, following } = world();
  state.refused = true;
  started.fire();
  state.refused = false;
  state.health = 'ok';
  const next = heard();
  changed.fire('health');
  changed.fire('server');
  await next;
  changed.fire('health');
  expect(told).toEqual(['3.5.1']);
  following.dispose();
});
