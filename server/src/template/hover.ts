import { findFunction, signature } from './functions.ts';
import { lex } from './lex.ts';
import type { Span } from './token.ts';
import { variables } from './variables.ts';

export interface TemplateHover extends Span {
  /** Markdown. */
  readonly text: string;
}

/** What the word of a template at an offset means: a function, or a variable that Prometheus declares. */
export function hover(template: string, offset: number): TemplateHover | undefined {
  for (const { kind, text, from, to } of lex(template)) {
    if (offset < from || offset > to) continue;
    const definition = kind === 'identifier' ? findFunction(text) : undefined;
    if (definition) return { from, to, text: `\`\`\`\n${signature(definition)}\n\`\`\`\n\n${definition.doc}` };
    const variable = kind === 'variable' ? variables.find(({ name }) => name === text) : undefined;
    if (variable) return { from, to, text: `**${variable.name}**\n\n${variable.doc}` };
  }
  return undefined;
}
