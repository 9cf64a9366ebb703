/** Plain values as YAML, for manifests that a person goes on to read and edit. */

/** An object of the cluster; what is undefined is left out, and so is what is empty and means the same when it is absent. */
export function manifestText(value: Readonly<Record<string, unknown>>): string {
  return `${mapping(value, '').join('\n')}\n`;
}

function mapping(value: Readonly<Record<string, unknown>>, indent: string): readonly string[] {
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .flatMap(([key, inner]) => entry(`${indent}${scalar(key)}:`, inner, indent));
}

function entry(head: string, value: unknown, indent: string): readonly string[] {
  if (Array.isArray(value)) return value.length === 0 ? [`${head} []`] : [head, ...value.flatMap(item => listItem(item, `${indent}  `))];
  if (!isMapping(value)) return [`${head} ${scalar(value)}`];
  return Object.keys(value).length === 0 ? [`${head} {}`] : [head, ...mapping(value, `${indent}  `)];
}

function listItem(item: unknown, indent: string): readonly string[] {
  if (isMapping(item) && Object.keys(item).length > 0) {
    const [first = '', ...rest] = mapping(item, `${indent}  `);
    return [`${indent}- ${first.trimStart()}`, ...rest];
  }
  return [`${indent}- ${scalar(item)}`];
}

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Quoted where some reader of YAML 1.1 or 1.2 might take it for another thing than a string. JSON is YAML. */
function scalar(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  const plain = /^[A-Za-z/](?:[\w./-]|:(?=[\w./-]))*$/.test(value) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(value);
  return plain ? value : JSON.stringify(value);
}
