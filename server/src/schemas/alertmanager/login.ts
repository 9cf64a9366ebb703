import { given } from '../../schema/rules.ts';
import type { RecordView } from '../../schema/rule.ts';
import { olderTokens } from '../httpClient.ts';

/** Does an HTTP client send an `Authorization` header? The older tokens become one (prometheus/common config/http_config.go, Validate). */
export const logsIn = (client: RecordView | undefined): boolean =>
  client !== undefined && (client.has('authorization') || olderTokens.some(key => given(client, key)));
