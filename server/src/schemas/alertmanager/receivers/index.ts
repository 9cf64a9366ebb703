import type { ReceiverKind } from '../receiverKind.ts';
import { discord } from './discord.ts';
import { email } from './email.ts';
import { incidentio } from './incidentio.ts';
import { jira } from './jira.ts';
import { mattermost } from './mattermost.ts';
import { msteams } from './msteams.ts';
import { msteamsv2 } from './msteamsv2.ts';
import { opsgenie } from './opsgenie.ts';
import { pagerduty } from './pagerduty.ts';
import { pushover } from './pushover.ts';
import { rocketchat } from './rocketchat.ts';
import { slack } from './slack.ts';
import { sns } from './sns.ts';
import { telegram } from './telegram.ts';
import { victorops } from './victorops.ts';
import { webex } from './webex.ts';
import { webhook } from './webhook.ts';
import { wechat } from './wechat.ts';

/** Every way to notify, by the key of its list in a receiver. */
export const receiverKinds: Readonly<Record<string, ReceiverKind>> = {
  webhook_configs: webhook,
  email_configs: email,
  slack_configs: slack,
  pagerduty_configs: pagerduty,
  opsgenie_configs: opsgenie,
  msteamsv2_configs: msteamsv2,
  msteams_configs: msteams,
  telegram_configs: telegram,
  discord_configs: discord,
  jira_configs: jira,
  incidentio_configs: incidentio,
  mattermost_configs: mattermost,
  rocketchat_configs: rocketchat,
  pushover_configs: pushover,
  victorops_configs: victorops,
  sns_configs: sns,
  webex_configs: webex,
  wechat_configs: wechat,
};
