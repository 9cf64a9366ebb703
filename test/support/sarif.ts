/** What the schema of SARIF 2.1.0 (OASIS, sections 3.13 to 3.58) asks of the parts that we write. */

type Rule =
  | { readonly kind: 'text'; readonly among?: readonly string[] }
  | { readonly kind: 'count'; readonly from: number }
  | { readonly kind: 'list'; readonly of: Rule; readonly filled?: true }
  | { readonly kind: 'object'; readonly required: readonly string[]; readonly properties: Readonly<Record<string, Rule>> };

const text: Rule = { kind: 'text' };
const message: Rule = { kind: 'object', required: ['text'], properties: { text } };
const artifactLocation: Rule = { kind: 'object', required: ['uri'], properties: { uri: text } };
const level: Rule = { kind: 'text', among: ['none', 'note', 'warning', 'error'] };
const place: Rule = { kind: 'count', from: 1 };
const index: Rule = { kind: 'count', from: 0 };

const region: Rule = {
  kind: 'object',
  required: ['startLine'],
  properties: { startLine: place, startColumn: place, endLine: place, endColumn: place },
};

const physicalLocation: Rule = { kind: 'object', required: ['artifactLocation'], properties: { artifactLocation, region } };
const location: Rule = { kind: 'object', required: ['physicalLocation'], properties: { id: index, physicalLocation, message } };

const replacement: Rule = {
  kind: 'object',
  required: ['deletedRegion'],
  properties: { deletedRegion: region, insertedContent: { kind: 'object', required: ['text'], properties: { text } } },
};

const artifactChange: Rule = {
  kind: 'object',
  required: ['artifactLocation', 'replacements'],
  properties: { artifactLocation, replacements: { kind: 'list', of: replacement, filled: true } },
};

const fix: Rule = {
  kind: 'object',
  required: ['artifactChanges'],
  properties: { description: message, artifactChanges: { kind: 'list', of: artifactChange, filled: true } },
};

const result: Rule = {
  kind: 'object',
  required: ['message'],
  properties: {
    ruleId: text,
    ruleIndex: index,
    level,
    message,
    locations: { kind: 'list', of: location },
    relatedLocations: { kind: 'list', of: location },
    fixes: { kind: 'list', of: fix },
  },
};

const reportingDescriptor: Rule = {
  kind: 'object',
  required: ['id'],
  properties: {
    id: text,
    helpUri: text,
    shortDescription: message,
    defaultConfiguration: { kind: 'object', required: [], properties: { level } },
  },
};

const driver: Rule = {
  kind: 'object',
  required: ['name'],
  properties: { name: text, semanticVersion: text, rules: { kind: 'list', of: reportingDescriptor } },
};

export const sarifLog: Rule = {
  kind: 'object',
  required: ['version', 'runs'],
  properties: {
    $schema: text,
    version: { kind: 'text', among: ['2.1.0'] },
    runs: {
      kind: 'list',
      of: {
        kind: 'object',
        required: ['tool'],
        properties: {
          tool: { kind: 'object', required: ['driver'], properties: { driver } },
          columnKind: { kind: 'text', among: ['utf16CodeUnits', 'unicodeCodePoints'] },
          results: { kind: 'list', of: result },
        },
      },
    },
  },
};

/** What of a value is not as the rule asks, one phrase each; what the rule does not name is not allowed. */
export function faultsOf(value: unknown, rule: Rule, at = ''): readonly string[] {
  const isWrong = [`${at} is ${JSON.stringify(value)}`];
  switch (rule.kind) {
    case 'text':
      return typeof value === 'string' && (rule.among?.includes(value) ?? true) ? [] : isWrong;
    case 'count':
      return typeof value === 'number' && Number.isInteger(value) && value >= rule.from ? [] : isWrong;
    case 'list':
      if (!Array.isArray(value) || (rule.filled === true && value.length === 0)) return isWrong;
      return value.flatMap((item: unknown, position) => faultsOf(item, rule.of, `${at}[${position}]`));
    case 'object':
      return typeof value === 'object' && value !== null ? faultsOfObject(Object.entries(value), rule, at) : isWrong;
  }
}

function faultsOfObject(entries: readonly [string, unknown][], rule: Extract<Rule, { kind: 'object' }>, at: string): readonly string[] {
  const below = (name: string): string => (at === '' ? name : `${at}.${name}`);
  const missing = rule.required.filter(name => !entries.some(([key]) => key === name)).map(name => `${below(name)} is missing`);
  const wrong = entries.flatMap(([name, value]) => {
    const known = rule.properties[name];
    return known ? faultsOf(value, known, below(name)) : [`${below(name)} is not known`];
  });
  return [...missing, ...wrong];
}
