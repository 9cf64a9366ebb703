import { fields } from '../../schema/build.ts';
import type { RecordSchema } from '../../schema/types.ts';
import { bool } from '../scalars.ts';

/** One way to notify: what an entry of its list holds, and which of its needs the global section can meet. */
export interface ReceiverKind {
  /** What the list notifies by. */
  readonly doc: string;
  readonly record: RecordSchema;
  readonly since?: `0.${number}`;
  readonly needs?: readonly Need[];
}

/** A setting that must be there, in the receiver or for all of them (config/config.go, Config.UnmarshalYAML). */
export interface Need {
  /** One of these in the receiver. */
  readonly own: readonly string[];
  /** Or one of these in the global section. */
  readonly global: readonly string[];
  /** The global keys have a default, so that only an explicit null leaves nothing. */
  readonly preset?: true;
  /** The empty text is taken for a value. */
  readonly emptyCounts?: true;
}

export const sendResolved = <const P extends 'true' | 'false'>(preset: P) =>
  fields({
    send_resolved: {
      type: bool,
      doc: 'Whether to notify once more when the alerts are resolved.',
      default: preset,
    },
  });
