/** Addresses of the HTTP API below a server's URL, whose path prefix is kept. */

/** undefined where the text is no http or https address. */
export function parseServerUrl(text: string): URL | undefined {
  const url = URL.parse(text.trim());
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  url.search = '';
  url.hash = '';
  return url;
}

/** `path` without a leading slash, so that a prefix as in `https://host/prometheus/` stays. */
export function endpoint(server: URL, path: string, params?: URLSearchParams): URL {
  const url = new URL(path, server);
  if (params !== undefined) url.search = params.toString();
  return url;
}

/**
 * A label's name as part of a path: names that are not of the classic alphabet are escaped the way Prometheus reads them back,
 * `my.label` as `U__my_2e_label` (prometheus/common, model.EscapeName with "values" escaping).
 */
export function labelInPath(name: string): string {
  if (/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name)) return name;
  const escaped = Array.from(name, (character, index) => {
    if (character === '_') return '__';
    if (index === 0 ? /[a-zA-Z:]/.test(character) : /[a-zA-Z0-9:]/.test(character)) return character;
    return `_${(character.codePointAt(0) ?? 0xfffd).toString(16)}_`;
  });
  return `U__${escaped.join('')}`;
}
