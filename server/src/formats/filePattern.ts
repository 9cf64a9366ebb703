import type { Format } from '../schema/types.ts';
import { unexpanded } from './filePath.ts';

const member = String.raw`(?:[^\\\]-]|\\.)`;
const valid = new RegExp(String.raw`^(?:[^\\[]|\\.|\[\^?(?:${member}(?:-${member})?)+\])*$`, 's');

/** A pattern of Go's filepath.Match, whose signs may stand in any part of the path. */
export const filePattern: Format = {
  name: 'file pattern',
  yaml: 'string',
  example: 'rules/*.yml',
  check({ text }) {
    if (valid.test(text)) return unexpanded(text);
    const from = Math.max(text.search(/\[|\\$/), 0);
    return {
      message: 'This is no file pattern: a `[` needs characters and a `]` behind it. Write `\\[` for the character itself.',
      from,
      to: text.length,
    };
  },
};
