/**
 * Answers to the commands in a piece of a Redis connection, both as arrays (`*1\r\n$4\r\nPING\r\n`) and inline (`PING\r\n`), and what
 * is left of a command that has not arrived whole (redis.io/docs/latest/develop/reference/protocol-spec).
 */
export function answersTo(text: string): { readonly answers: string; readonly rest: string } {
  let answers = '';
  let rest = text;
  for (;;) {
    const command = firstCommand(rest);
    if (command === undefined) return { answers, rest };
    rest = rest.slice(command.length);
    if (command.words.length > 0) answers += answerTo(command.words);
  }
}

interface Command {
  readonly words: readonly string[];
  /** Characters it takes. */
  readonly length: number;
}

function firstCommand(text: string): Command | undefined {
  const header = /^\*(\d+)\r\n/.exec(text);
  if (header === null) {
    const inline = /^([^*][^\n]*)?\n/.exec(text);
    return inline === null ? undefined : { words: inline[0].split(/\s+/).filter(word => word !== ''), length: inline[0].length };
  }
  const words: string[] = [];
  let at = header[0].length;
  for (let missing = Number(header[1]); missing > 0; missing -= 1) {
    const size = /^\$(\d+)\r\n/.exec(text.slice(at));
    if (size === null) return undefined;
    const start = at + size[0].length;
    at = start + Number(size[1]) + 2;
    if (text.length < at) return undefined;
    words.push(text.slice(start, at - 2));
  }
  return { words, length: at };
}

function answerTo([name = '', argument]: readonly string[]): string {
  switch (name.toUpperCase()) {
    case 'PING':
      return argument === undefined ? '+PONG\r\n' : bulk(argument);
    case 'INFO':
      return bulk('# Server\r\nredis_mode:standalone\r\n');
    default:
      return `-ERR unknown command '${name}'\r\n`;
  }
}

const bulk = (text: string): string => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;
