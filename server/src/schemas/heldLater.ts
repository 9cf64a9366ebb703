import { requiredKey } from '../schema/rules.ts';
import type { Rule } from '../schema/rule.ts';
import type { Field, Format, RecordSchema, Ref } from '../schema/types.ts';

/**
 * A field whose content is read when the configuration is loaded, and of which some rules are looked at only when Prometheus runs:
 * what it lacks and what `rules` says of it is warned of. What stands below it is refused as anywhere else.
 */
export function heldLater(field: Field, rules: (rule: Rule) => boolean = () => true): Field {
  const schema = typeof field.type === 'function' ? field.type() : field.type;
  if (schema.kind === 'record') return { ...field, type: soft(schema, rules) };
  return schema.kind === 'map' ? { ...field, type: { ...schema, key: softFormat(schema.key) } } : field;
}

function soft(schema: RecordSchema, isSoft: (rule: Rule) => boolean): RecordSchema {
  const fields = Object.entries(schema.fields).map(([key, { required, ...field }]) => ({ key, required, field }));
  const needed = fields.filter(({ required }) => required).map(({ key }) => requiredKey(key));
  const rules = (schema.rules ?? []).map(rule => (isSoft(rule) ? softRule(rule) : rule));
  return {
    ...schema,
    fields: Object.fromEntries(fields.map(({ key, field }) => [key, { ...field, type: softText(field.type) }])),
    rules: [...needed.map(softRule), ...rules],
  };
}

/** A text that only may not be empty. */
function softText(ref: Ref): Ref {
  const schema = typeof ref === 'function' ? ref() : ref;
  return schema.kind === 'scalar' && schema.format.yaml === 'string' && !schema.format.readsItself
    ? { ...schema, format: softFormat(schema.format) }
    : ref;
}

const softRule = (rule: Rule): Rule => ({
  ...rule,
  *on(record) {
    for (const finding of rule.on(record)) yield { severity: 'warning', ...finding };
  },
});

const softFormat = (format: Format): Format => ({
  ...format,
  check(scalar, version) {
    const problem = format.check(scalar, version);
    return problem && { severity: 'warning', ...problem };
  },
});
