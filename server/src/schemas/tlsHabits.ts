import { ruleAbout } from '../schema/rules.ts';
import type { Rule } from '../schema/rule.ts';
import { isTrue } from './conditions.ts';

/** A certificate authority that nobody asks. */
export const skippedAuthority: Rule = ruleAbout(['insecure_skip_verify'], 'pointless-setting', function* (tls) {
  if (!isTrue('insecure_skip_verify')(tls)) return;
  for (const key of ['ca_file', 'ca'].filter(name => tls.text(name))) {
    const message = `\`insecure_skip_verify\` accepts any certificate, so \`${key}\` has no effect. Remove \`insecure_skip_verify\`, and set \`server_name\` where the name does not fit.`;
    yield {
      at: { on: 'key', key: 'insecure_skip_verify' },
      message,
      severity: 'warning',
      related: [{ at: { on: 'key', key }, message: 'This is not looked at.' }],
    };
  }
});
