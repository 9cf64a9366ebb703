import type { YamlProblem } from '../problems.ts';
import { refusal } from './refusals.ts';
import type { Token } from './token.ts';

/** What the tags of one document stand for. */
export interface Tags {
  /** The tag, those of YAML itself with `!!` before them; undefined where its handle is not defined. */
  resolve(written: string): string | undefined;
}

const yamlTags = 'tag:yaml.org,2002:';

/** Handles are defined by `%TAG` lines, each once; `%YAML` can name no version but 1.1. */
export function tagsOf(directives: readonly Token[], text: string): Tags | YamlProblem {
  const prefixes = new Map<string, string>();
  let version: Token | undefined;
  for (const directive of directives) {
    const [name, value = '', prefix = ''] = directive.text.split(/[ \t]+/);
    if (name === '%YAML') {
      if (version || !/^0?1\.0?1$/.test(value)) return refusal('directive', text, directive);
      version = directive;
    } else {
      if (prefixes.has(value)) return refusal('directive', text, directive);
      prefixes.set(value, prefix);
    }
  }
  const known = new Map([['!', '!'], ['!!', yamlTags], ...prefixes]);
  return { resolve: written => shortened(resolve(written, known)) };
}

function resolve(written: string, prefixes: ReadonlyMap<string, string>): string | undefined {
  if (written === '!') return written;
  const verbatim = /^!<(.*)>$/.exec(written)?.[1];
  if (verbatim !== undefined) return verbatim;
  const handle = /^![\w-]*!/.exec(written)?.[0] ?? '!';
  const prefix = prefixes.get(handle);
  return prefix === undefined ? undefined : prefix + written.slice(handle.length);
}

const shortened = (tag: string | undefined): string | undefined => (tag?.startsWith(yamlTags) ? `!!${tag.slice(yamlTags.length)}` : tag);
