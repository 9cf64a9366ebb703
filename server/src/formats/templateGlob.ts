import type { Format } from '../schema/types.ts';
import { unexpanded } from './filePath.ts';

/** A pattern of Go's filepath.Match for files with notification templates (Alertmanager template/template.go, FromGlob). */
export const templateGlob: Format = {
  name: 'file pattern',
  yaml: 'string',
  example: 'templates/*.tmpl',
  check({ text }) {
    if (/^(?:[^\\[]|\\[^]|\[\^?(?:\\[^]|[^\\\]-])(?:-(?:\\[^]|[^\\\]-]))?(?:(?:\\[^]|[^\\\]-])(?:-(?:\\[^]|[^\\\]-]))?)*\])*$/.test(text))
      return unexpanded(text);
    return {
      message: 'Go cannot read this pattern: a `[` without its `]`, or a backslash at the end. Close it, or put a backslash before it.',
    };
  },
};
