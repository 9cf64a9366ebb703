import { describe, expect, test } from 'vitest';
import { httpHeaderName, remoteHeaderName } from '../../../server/src/formats/httpHeader.ts';
import { labelName, ruleLabelName, sourceLabelName, targetLabelName } from '../../../server/src/formats/labelName.ts';
import { labelValue } from '../../../server/src/formats/labelValue.ts';
import { metricName } from '../../../server/src/formats/metricName.ts';
import { nonBlank } from '../../../server/src/formats/nonBlank.ts';
import { neededSecret, nonEmpty } from '../../../server/src/formats/nonEmpty.ts';
import { secret } from '../../../server/src/formats/secret.ts';
import { sessionName } from '../../../server/src/formats/sessionName.ts';
import { string } from '../../../server/src/formats/string.ts';
import { optionalUuid, uuid } from '../../../server/src/formats/uuid.ts';
import { zookeeperPath } from '../../../server/src/formats/zookeeperPath.ts';
import { named, verdict } from '../../support/formats.ts';

test.each(
  named([
    [labelName, 'team_1', 'ok'],
    [labelName, '__meta', 'ok'],
    [labelName, 'k8s.pod', 'information'],
    [labelName, '1a', 'information'],
    [labelName, '', 'error'],
    [sourceLabelName, '', 'error'],
    [targetLabelName, '', 'ok'],
    [targetLabelName, '${1}_x', 'ok'],
    [targetLabelName, 'a-b', 'information'],
    [ruleLabelName, 'severity', 'ok'],
    [ruleLabelName, '__name__', 'error'],
    [labelValue, 'ä b', 'ok'],
    [labelValue, '', 'information'],
    [metricName, 'job:up:sum', 'ok'],
    [metricName, 'http.requests', 'information'],
    [metricName, 'up{job="a"}', 'error'],
    [metricName, '', 'ok'],
    [httpHeaderName, 'X-Scope-OrgID', 'ok'],
    [httpHeaderName, 'authorization', 'error'],
    [httpHeaderName, 'X-Prometheus-Scrape-Timeout-Seconds', 'error'],
    [httpHeaderName, 'a b', 'warning'],
    [remoteHeaderName, 'Content-Type', 'error'],
    [remoteHeaderName, 'X-Prometheus-Scrape-Timeout-Seconds', 'ok'],
    [string, '', 'ok'],
    [nonEmpty, ' ', 'ok'],
    [nonEmpty, '', 'error'],
    [nonBlank, ' ', 'error'],
    [nonBlank, 'a', 'ok'],
    [secret, 'abc', 'ok'],
    [secret, '<secret>', 'warning'],
    [neededSecret, '', 'error'],
    [neededSecret, '<secret>', 'warning'],
    [sessionName, 'prom@1', 'ok'],
    [sessionName, 'a', 'error'],
    [sessionName, '', 'ok'],
    [zookeeperPath, '/a', 'ok'],
    [zookeeperPath, 'a', 'error'],
    [uuid, '00000000-0000-0000-0000-000000000000', 'ok'],
    [uuid, '{00000000-0000-0000-0000-000000000000}', 'ok'],
    [uuid, 'urn:uuid:00000000-0000-0000-0000-000000000000', 'ok'],
    [uuid, '00000000000000000000000000000000', 'ok'],
    [uuid, '', 'error'],
    [uuid, 'abc', 'error'],
    [optionalUuid, '', 'ok'],
    [optionalUuid, 'abc', 'error'],
  ]),
)('$name takes $text: $wanted', ({ format, text, wanted }) => {
  expect(verdict(format, text)).toBe(wanted);
});

describe('names on offer', () => {
  test('begin with the severity of a rule', () => {
    expect(ruleLabelName.complete?.().find(({ preferred }) => preferred)?.value).toBe('severity');
  });
});
