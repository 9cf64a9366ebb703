import { describe, expect, it } from 'vitest';
import { withoutLinks } from '../../../client/src/editor/notifications.ts';

/** What VS Code makes a link of in a notification: its src/vs/base/common/linkedText.ts. */
const link = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+\)/i;

describe('what a server says in a notification', () => {
  it.each(['[Fix it](command:workbench.action.quit)', 'x [a](https://example.org) y', '[a] [b](file:///etc/passwd)', '[a]](command:b)'])(
    'becomes no link: %s',
    text => {
      expect(withoutLinks(text)).not.toMatch(link);
    },
  );

  it('stays as it is otherwise', () => {
    const sentence = 'Prometheus cannot read the query: unexpected "[" in rate(x[5m]) (bad_data).';
    expect(withoutLinks(sentence)).toBe(sentence);
  });
});
