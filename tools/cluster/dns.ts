import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** Addresses of a name, empty where it has none of this family; undefined where there is no such name. */
export type Resolve = (name: string) => readonly string[] | undefined;

const recordType = { a: 1 } as const;
const responseCode = { noError: 0, serverFailure: 2, noSuchName: 3 } as const;

export interface DnsServer {
  close(): Promise<void>;
}

/** The stand-in for a cluster's DNS: answers questions for IPv4 addresses over UDP, and knows that there are none of any other type. */
export async function serveDns(address: string, resolve: Resolve): Promise<DnsServer> {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => socket.send(answerTo(query, resolve), from.port, from.address));
  socket.bind(53, address);
  await once(socket, 'listening');
  return {
    async close() {
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
}

/** RFC 1035: header of twelve bytes, the question as it was asked, then the answers, each naming the question by a pointer to it. */
export function answerTo(query: Buffer, resolve: Resolve): Buffer {
  const question = questionOf(query);
  if (question === undefined) return reply(query, { code: responseCode.serverFailure, question: Buffer.alloc(0), addresses: [] });
  const addresses = resolve(question.name.toLowerCase());
  return reply(query, {
    code: addresses === undefined ? responseCode.noSuchName : responseCode.noError,
    question: question.bytes,
    addresses: question.type === recordType.a ? (addresses ?? []) : [],
  });
}

interface Question {
  readonly name: string;
  readonly type: number;
  readonly bytes: Buffer;
}

function questionOf(query: Buffer): Question | undefined {
  const labels: string[] = [];
  let at = 12;
  for (;;) {
    const length = query[at];
    if (length === undefined || length > 63) return undefined;
    at += 1;
    if (length === 0) break;
    labels.push(query.toString('latin1', at, at + length));
    at += length;
  }
  if (at + 4 > query.length) return undefined;
  return { name: labels.join('.'), type: query.readUInt16BE(at), bytes: query.subarray(12, at + 4) };
}

interface Reply {
  readonly code: number;
  readonly question: Buffer;
  readonly addresses: readonly string[];
}

function reply(query: Buffer, { code, question, addresses }: Reply): Buffer {
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  // An authoritative answer, recursion desired and available.
  header.writeUInt16BE(0x8580 | code, 2);
  header.writeUInt16BE(question.length > 0 ? 1 : 0, 4);
  header.writeUInt16BE(addresses.length, 6);
  const records = addresses.map(address => {
    const record = Buffer.alloc(16);
    record.writeUInt16BE(0xc00c, 0);
    record.writeUInt16BE(recordType.a, 2);
    record.writeUInt16BE(1, 4);
    // Seconds to live: Services come and go within a test.
    record.writeUInt32BE(1, 6);
    record.writeUInt16BE(4, 10);
    Buffer.from(address.split('.').map(Number)).copy(record, 12);
    return record;
  });
  return Buffer.concat([header, question, ...records]);
}
