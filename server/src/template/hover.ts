import { alertTemplates, type Dialect, findFunction } from './dialect.ts';
import { signature } from './functions.ts';
import { lex } from './lex.ts';
import type { Span } from './token.ts';

export interface TemplateHover extends Span {
  /** Markdown. */
  readonly text: string;
}

/** What the word of a template at an offset means: a function, a variable that is declared before, or a field of the data. */
export function hover(template: string, offset: number, dialect: Dialect = alertTemplates): TemplateHover | undefined {
  for (const { kind, text, from, to } of lex(template)) {
    if (offset < from || offset > to) continue;
    const definition = kind === 'identifier' ? findFunction(dialect, text) : undefined;
    if (definition) return { from, to, text: `\`\`\`\n${signature(definition)}\n\`\`\`\n\n${definition.doc}` };
    const variable = kind === 'variable' ? dialect.variables.find(({ name }) => name === text) : undefined;
    const field = kind === 'field' ? dialect.data.find(({ name }) => `.${name}` === text) : undefined;
    if (field) return { from, to, text: `**.${field.name}**\n\n${field.doc}` };
    if (variable) return { from, to, text: `**${variable.name}**\n\n${variable.doc}` };
  }
  return undefined;
}
