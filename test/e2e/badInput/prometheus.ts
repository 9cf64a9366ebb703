import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Answer, type FakePrometheus, type Reply, respond, startFakePrometheus } from '../../support/fakePrometheus.ts';

export type Misdeed = Reply | 'silence' | 'flood' | 'hang up';

/** A Prometheus that answers queries with what it was last told to, and everything else properly. */
export interface FaultyPrometheus extends FakePrometheus {
  /** The answer to queries from now on. */
  answerQueriesWith(misdeed: Misdeed): void;
}

export async function startFaultyPrometheus(): Promise<FaultyPrometheus> {
  let misdeed: Misdeed = { json: { status: 'success', data: { resultType: 'vector', result: [] } } };
  const answer: Answer = async ({ path }, response) => {
    if (!path.endsWith('/api/v1/query')) return false;
    if (misdeed === 'hang up') response.destroy();
    else if (misdeed === 'flood') {
      response.writeHead(200, { 'content-type': 'application/json' });
      // Whoever asked may well hang up before the end.
      await pipeline(Readable.from(flood(300 << 20)), response).catch(() => response.destroy());
    } else if (misdeed !== 'silence') respond(response, misdeed);
    return true;
  };
  const fake = await startFakePrometheus(answer);
  return { ...fake, answerQueriesWith: next => (misdeed = next) };
}

function* flood(bytes: number): Generator<string> {
  const series = `{"metric":{"filler":"${'x'.repeat(1 << 20)}"},"value":[1700000000,"1"]}`;
  yield '{"status":"success","data":{"resultType":"vector","result":[';
  for (let sent = 0; sent < bytes; sent += series.length) yield sent === 0 ? series : `,${series}`;
  yield ']}}';
}
