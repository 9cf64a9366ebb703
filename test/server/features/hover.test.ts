import { describe, expect, test } from 'vitest';
import { openAtCursor } from '../../support/openDocument.ts';

/** What a hover says, and of which text. */
function hovered(marked: string): { readonly of: string; readonly says: string } | undefined {
  const { service, uri, position, source } = openAtCursor(marked);
  const hover = service.hover(uri, position);
  if (!hover) return undefined;
  if (typeof hover.contents !== 'object' || !('value' in hover.contents)) throw new Error('A hover is Markdown.');
  return { of: source.getText(hover.range), says: hover.contents.value };
}

describe('a key', () => {
  test('says its type, its default and what it is for', () => {
    const hover = hovered('scrape_configs:\n  - metrics|_path: /metrics\n');
    expect(hover?.of).toBe('metrics_path');
    expect(hover?.says).toMatch(/^\*\*metrics_path\*\*: .*default `\/metrics`/);
    expect(hover?.says).toContain('Path at which');
  });

  test('says since when it is there, whether it is required, and what holds when it is absent', () => {
    expect(hovered('scrape_configs:\n  - |job_name: a\n')?.says).toContain('**required**');
    expect(hovered('scrape_configs:\n  - scrape_interval|: 1m\n')?.says).toContain('`global.scrape_interval` holds');
    expect(hovered('scrape_configs:\n  - http_sd_conf|igs: []\n')?.says).toMatch(/since Prometheus 2\.\d+/);
  });

  test('that is deprecated says what to write instead', () => {
    expect(hovered('scrape_configs:\n  - bearer_to|ken: x\n')?.says).toMatch(/\*\*Deprecated\.\*\* .*authorization/s);
  });

  test('of a map is explained by the map', () => {
    expect(hovered('global:\n  external_labels:\n    clus|ter: eu\n')?.says).toContain('external_labels');
  });
});

describe('a value', () => {
  test('of a choice explains the choice', () => {
    const hover = hovered('scrape_configs:\n  - scheme: htt|ps\n');
    expect(hover?.of).toBe('https');
    expect(hover?.says).toMatch(/^\*\*https\*\*/);
  });

  test('that its format can explain is explained', () => {
    expect(hovered('global:\n  scrape_interval: 2h3|0m\n')?.says).toMatch(/150 min/);
  });

  test('that is a secret is never shown', () => {
    const hover = hovered('scrape_configs:\n  - basic_auth:\n      username: u\n      password: hunt|er2\n');
    expect(hover?.says).toContain('password');
    expect(hover?.says).not.toContain('hunter2');
  });
});

test('nothing is said of what Prometheus does not know', () => {
  expect(hovered('nonse|nse: 1\n')).toBeUndefined();
  expect(hovered('# comm|ent\nglobal:\n')).toBeUndefined();
});
