import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messages } from '../server/src/protocol.ts';

const architecture = readFileSync('ARCHITECTURE.md', 'utf8');

describe('ARCHITECTURE.md', () => {
  it('documents every message of the protocol, and no other', () => {
    const documented = new Set([...architecture.matchAll(/`(prometheus\/\w+)`/g)].map(([, name]) => name ?? ''));
    expect([...documented].toSorted()).toEqual(Object.values(messages).toSorted());
  });

  it('names only files and folders that exist', () => {
    const named = [...architecture.matchAll(/`((?:client|server|test|tools|demo|docs|syntaxes|snippets)\/[\w./-]*)`/g)].map(
      ([, name]) => name ?? '',
    );
    const missing = named.filter(name => !exists(name));
    expect(named.length).toBeGreaterThan(10);
    expect(missing).toEqual([]);
  });
});

function exists(name: string): boolean {
  try {
    readFileSync(name);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EISDIR';
  }
}
