import type { Range } from '../../../../server/src/protocol.ts';

/** A query and the place in a document that its result belongs to. Plain data: it travels as a command's argument. */
export interface QueryRequest {
  readonly uri: string;
  readonly range: Range;
  readonly expr: string;
}
