import { list, oneOfValues, record } from '../../schema/build.ts';
import { rule } from '../../schema/rules.ts';
import type { RecordView } from '../../schema/rule.ts';
import { isTrue, isZero } from '../conditions.ts';
import { bool, duration, integer, nonEmpty, text } from '../scalars.ts';
import { orUnset } from '../shared.ts';
import { durationMs } from '../../formats/durationText.ts';
import { httpConfig, tls } from './http.ts';
import { hiddenUrl } from './scalars.ts';

const file = record({
  name: 'event file',
  doc: 'Appends events to a file, as lines of JSON.',
  fields: { path: { type: nonEmpty, doc: 'The file to append to.', required: true } },
});

const batchKeys = ['batch_max_events', 'batch_max_bytes', 'batch_flush_interval'] as const;

const isSet = (output: RecordView, key: string): boolean =>
  output.has(key) && !isZero(key)(output) && durationMs(output.text(key) ?? '') !== 0;

const negative = rule('invalid-value', function* (output) {
  for (const key of batchKeys) {
    if (!output.text(key)?.startsWith('-') || !isSet(output, key)) continue;
    yield { at: { on: 'value', key }, message: `\`${key}\` cannot be negative. Write a larger number.` };
  }
});

const onlyInBatches = rule('dependent-key', function* (output) {
  if (isTrue('batch')(output)) return;
  for (const key of batchKeys.filter(name => isSet(output, name))) {
    yield { at: { on: 'key', key }, message: `\`${key}\` needs \`batch: true\` beside it. Add it.` };
  }
});

const shown = rule('invalid-value', function* (output) {
  if (output.text('url') === '<secret>') {
    yield { at: { on: 'value', key: 'url' }, message: 'This is what stands in place of the real address. Write the address itself.' };
  }
});

const webhook = record({
  name: 'event webhook',
  doc: 'Sends events to a server by HTTP POST.',
  fields: {
    url: { type: hiddenUrl, doc: 'Address to send to.', required: true, secret: true },
    timeout: { type: duration, doc: 'How long sending may take.', default: '10s' },
    workers: { type: integer, doc: 'How many requests may be under way at once.' },
    max_retries: { type: integer, doc: 'How often a failed request is tried again.' },
    retry_backoff: { type: duration, doc: 'How long to wait before the first further try; the wait doubles with each.' },
    batch: { type: bool, doc: 'Whether several events go into one request.', default: 'false', since: '0.34' },
    batch_max_events: { type: integer, doc: 'Most events in one request.', since: '0.34' },
    batch_max_bytes: { type: integer, doc: 'Most bytes in one request.', since: '0.34' },
    batch_flush_interval: { type: duration, doc: 'How long an event waits at most for others.', since: '0.34' },
    http_config: { ...httpConfig, doc: 'How the server is reached: login, TLS and proxy.' },
  },
  rules: [negative, onlyInBatches, shown],
});

const kafka = record({
  name: 'event topic',
  doc: 'Writes events to a topic of Kafka.',
  fields: {
    brokers: {
      type: list(nonEmpty, { nonEmpty: 'At least one broker is needed. Write its host and port.', noNullItems: true }),
      doc: 'Brokers to begin with, each as `host:port`.',
      required: true,
    },
    topic: { type: nonEmpty, doc: 'The topic to write to.', required: true },
    client_id: { type: text, doc: 'Name that the brokers know this client by.', default: 'alertmanager' },
    format: {
      type: orUnset(oneOfValues({ value: 'json', doc: 'JSON.' }, { value: 'protobuf', doc: 'Protocol buffers.' })),
      doc: 'How an event is written.',
      default: 'json',
    },
    acks: {
      type: orUnset(
        oneOfValues(
          { value: 'none', doc: 'None.' },
          { value: 'leader', doc: 'The leader of the partition.' },
          { value: 'all', doc: 'All replicas that are in sync.' },
        ),
      ),
      doc: 'Who must have acknowledged an event.',
      default: 'leader',
    },
    compression: {
      type: orUnset(
        oneOfValues(
          { value: 'none', doc: 'None.' },
          { value: 'gzip', doc: 'Gzip.' },
          { value: 'snappy', doc: 'Snappy.' },
          { value: 'lz4', doc: 'LZ4.' },
          { value: 'zstd', doc: 'Zstandard.' },
        ),
      ),
      doc: 'How events are compressed.',
      default: 'none',
    },
    buffer_size: { type: integer, doc: 'How many events wait at most; further ones are dropped.' },
    tls_config: { type: tls, doc: 'TLS settings of the connection to the brokers. Without it there is no TLS.' },
  },
});

const stdout = record({ name: 'event stream', doc: 'Writes events to standard output, as lines of JSON.', fields: {} });

/** eventrecorder/config.go, Config; heeded only with `--enable-feature=event-recorder`. */
export const eventRecorder = record({
  name: 'event recorder',
  doc: 'Records what Alertmanager does: alerts that come, are muted and are notified about. Alertmanager heeds it only with `--enable-feature=event-recorder`.',
  fields: {
    file_outputs: { type: list(file), doc: 'Files to append to.', since: '0.33' },
    webhook_outputs: { type: list(webhook), doc: 'Servers to send to.', since: '0.33' },
    kafka_outputs: { type: list(kafka), doc: 'Topics of Kafka to write to.', since: '0.33' },
    stdout_outputs: { type: list(stdout), doc: 'Write to standard output, with an empty entry.', since: '0.34' },
  },
});
