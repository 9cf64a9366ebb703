import { oneOfValues, record } from '../schema/build.ts';
import { duration, fraction, integer, percent, size } from './scalars.ts';
import { rule } from '../schema/rules.ts';
import { orUnset } from './shared.ts';
import { sizeBytes } from '../formats/size.ts';

const chunkEncoding = record({
  name: 'chunk encoding',
  doc: 'How samples are packed in chunks.',
  fields: {
    floats: {
      type: orUnset(
        oneOfValues(
          { value: 'xor', doc: 'The encoding of all releases so far.' },
          { value: 'xor2', doc: 'Smaller, and able to hold start timestamps. Older releases cannot read such blocks.', since: '3.15' },
        ),
      ),
      doc: 'Encoding of float samples in new chunks. Old chunks stay readable whichever is set.',
      since: '3.13',
    },
  },
});

/** With the checks of TSDBRetentionConfig.UnmarshalYAML (config/config.go). */
const retention = record({
  name: 'retention',
  doc: 'How long samples are kept. Where several limits are set, whichever is reached first holds. They take precedence over the flags `--storage.tsdb.retention.*`, and a reload applies them.',
  fields: {
    time: {
      type: duration,
      doc: 'Age at which samples are deleted, in blocks of hours to weeks. Without any limit 15 days are kept.',
      since: '3.8',
    },
    size: {
      type: size,
      doc: 'Room on disk that all blocks together may take; the oldest go first. Leave room for the write-ahead log beside it. 0 is no limit.',
      default: '0',
      since: '3.8',
    },
    percentage: {
      type: percent,
      doc: 'Share of the disk, in percent, that all blocks together may take, so that the limit grows with the volume. 0 is no limit.',
      default: '0',
      since: '3.11',
    },
  },
  rules: [
    rule('invalid-value', function* (limits) {
      const bytes = sizeBytes(limits.text('size') ?? '');
      if (bytes !== undefined && bytes < 0)
        yield { at: { on: 'value', key: 'size' }, message: 'A size below 0 is refused. Write 0 for no limit.' };
    }),
  ],
});

const tsdb = record({
  name: 'TSDB settings',
  doc: 'Settings of the time series database that a reload applies.',
  fields: {
    retention: {
      type: retention,
      doc: 'How long samples are kept, by age, size or share of the disk.',
      since: '3.8',
      before: 'Set the flags `--storage.tsdb.retention.time` and `--storage.tsdb.retention.size` instead, or upgrade.',
    },
    out_of_order_time_window: {
      type: duration,
      doc: 'How much older than the newest sample of its series a sample may be and still be stored. 0 refuses samples out of order. 10 to 30 minutes suit remote write from several senders.',
      default: '0s',
      since: '2.39',
    },
    stale_series_compaction_threshold: {
      type: fraction,
      doc: 'Share of stale series in memory, 0 to 1, at which they are compacted early to free memory. Helps where pods come and go quickly; 0 never does it.',
      default: '0',
      since: '3.10',
    },
    chunk_encoding: { type: chunkEncoding, doc: 'How samples are packed in new chunks.', since: '3.13' },
    outofordertimewindow: {
      type: integer,
      doc: 'Inner form of `out_of_order_time_window`, in milliseconds, that is readable by accident. Whatever stands here is overwritten.',
      default: '0',
      hidden: true,
      since: '2.39',
    },
  },
});

const exemplars = record({
  name: 'exemplar storage',
  doc: 'Storage for exemplars, the links from samples to traces. Switched on by `--enable-feature=exemplar-storage`.',
  fields: {
    max_exemplars: {
      type: integer,
      doc: 'How many exemplars are kept in memory for all series together; the oldest go first. One with only a trace id takes about 100 bytes. 0 or less keeps none.',
      default: '100000',
      since: '2.29',
    },
  },
});

export const storage = record({
  name: 'storage section',
  doc: 'Settings of the local storage that a reload applies. Where it is stored is set by the flag `--storage.tsdb.path`.',
  fields: {
    tsdb: { type: tsdb, doc: 'Retention, late samples and encoding of the time series database.', since: '2.39' },
    exemplars: { type: exemplars, doc: 'How many exemplars are kept.', since: '2.29' },
  },
});
