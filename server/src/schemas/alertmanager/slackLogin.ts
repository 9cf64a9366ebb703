import { given, rule } from '../../schema/rules.ts';
import type { RecordView, Rule } from '../../schema/rule.ts';
import { logsIn } from './login.ts';
import { slackApp } from './receivers/slack.ts';

const webhook = ['api_url', 'api_url_file'];
const ownWay = ['api_url', ...slackApp];

/**
 * A Slack app logs in with its token, so that no other login may come along: neither a receiver's own, where the token is the global one,
 * nor the global login, where the receiver has no `http_config` (config/config.go, Config.UnmarshalYAML).
 */
export const slackLogin: Rule = rule('conflicting-keys', function* (config) {
  const settings = config.record('global');
  const globalLogin = logsIn(settings?.record('http_config'));
  const globalToken = settings !== undefined && slackApp.some(key => given(settings, `slack_${key}`));
  for (const [index, receiver] of config.records('receivers').entries()) {
    for (const [position, slack] of (receiver?.records('slack_configs') ?? []).entries()) {
      if (!slack) continue;
      const own = slack.record('http_config');
      if (
        globalToken &&
        logsIn(own) &&
        !webhook.some(key => given(slack, key) || given(settings, `slack_${key}`)) &&
        !slackApp.some(key => given(slack, key))
      ) {
        const message = 'The global token of the Slack app is not used beside a login. Remove the login here, or add `api_url`.';
        yield { at: { on: 'path', path: ['receivers', index, 'slack_configs', position, 'http_config'], part: 'key' }, message };
      }
      const usesToken = slackApp.some(key => given(slack, key)) || (globalToken && inheritsToken(slack));
      if (!usesToken || own || !globalLogin) continue;
      const message =
        'The token of the Slack app is its login, and the login of `global.http_config` may not come along. Add an `http_config` without a login here.';
      yield { at: { on: 'path', path: ['receivers', index, 'slack_configs', position], part: 'record' }, message };
    }
  }
});

/** The global token is taken only where the receiver has neither a way of its own nor a login. */
const inheritsToken = (slack: RecordView): boolean => !ownWay.some(key => given(slack, key)) && !logsIn(slack.record('http_config'));
