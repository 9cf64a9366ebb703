import { matchesWhole } from '../formats/regexGroups.ts';
import { quoted } from '../schema/rules.ts';
import type { RecordView } from '../schema/rule.ts';
import { actionOf } from './relabelEffects.ts';
import type { StepPlace } from './relabelStages.ts';

/** What a relabel step does, with the values it has and the defaults that hold where it has none. */
export function explainStep(step: RecordView, what: StepPlace['what'] = 'target'): string {
  const sentence = sentenceOf(step, plural[what]);
  const unwritten = usedBy(actionOf(step), step).filter(key => !step.has(key));
  const defaults = unwritten.map(key => `\`${key}: ${defaultOf[key] ?? ''}\``);
  return defaults.length === 0 ? sentence : `${sentence}\n\nBy default: ${defaults.join(', ')}.`;
}

const plural: Readonly<Record<StepPlace['what'], string>> = { target: 'targets', series: 'series', alert: 'alerts' };

const defaultOf: Readonly<Record<string, string>> = { action: 'replace', separator: ';', regex: '(.*)', replacement: '$1' };

/** The keys with a default that an action looks at. */
function usedBy(action: string, step: RecordView): readonly string[] {
  const joins = step.texts('source_labels').length > 1 ? ['separator'] : [];
  switch (action) {
    case 'replace':
      return ['action', ...joins, 'regex', 'replacement'];
    case 'labelmap':
      return ['regex', 'replacement'];
    case 'keep':
    case 'drop':
      return [...joins, 'regex'];
    case 'labeldrop':
    case 'labelkeep':
      return ['regex'];
    default:
      return joins;
  }
}

function sentenceOf(step: RecordView, things: string): string {
  const joined = sourcesOf(step);
  const pattern = `\`^(?:${step.text('regex') ?? '(.*)'})$\``;
  const target = `\`${step.text('target_label') ?? ''}\``;
  switch (actionOf(step)) {
    case 'keep':
      return `Keeps only ${things} whose ${joined} ${matches(step)} ${pattern}.`;
    case 'drop':
      return `Drops ${things} whose ${joined} ${matches(step)} ${pattern}.`;
    case 'keepequal':
      return `Keeps only ${things} whose ${joined} equals their ${target}.`;
    case 'dropequal':
      return `Drops ${things} whose ${joined} equals their ${target}.`;
    case 'hashmod':
      return `Writes the hash of ${joined} modulo ${step.text('modulus') ?? '?'} to ${target}, a number that spreads ${things} evenly.`;
    case 'lowercase':
      return `Writes ${joined} in lower case to ${target}.`;
    case 'uppercase':
      return `Writes ${joined} in upper case to ${target}.`;
    case 'labelmap':
      return `Copies every label whose name matches ${pattern} to the name \`${step.text('replacement') ?? '$1'}\`.`;
    case 'labeldrop':
      return `Removes every label whose name matches ${pattern}.`;
    case 'labelkeep':
      return `Removes every label whose name does not match ${pattern}.`;
    default:
      return writing(step, { joined, pattern, target });
  }
}

const matches = (step: RecordView): string => (step.texts('source_labels').length > 1 ? 'together match' : 'matches');

interface Words {
  readonly joined: string;
  readonly pattern: string;
  readonly target: string;
}

function writing(step: RecordView, { joined, pattern, target }: Words): string {
  const replacement = step.text('replacement') ?? '$1';
  const always = !step.has('regex') || step.text('regex') === '(.*)';
  const constant = !/\$[\w{]/.test(replacement);
  const does = replacement === '' ? `removes ${target}` : `writes \`${replacement}\` to ${target}`;
  if (always && replacement === '$1') return `Copies ${joined} to ${target}.`;
  const anything = always || (step.texts('source_labels').length === 0 && matchesWhole(step.text('regex') ?? '', '') === true);
  if (anything && constant) return `${does.charAt(0).toUpperCase()}${does.slice(1)}.`;
  return `Where ${joined} ${matches(step)} ${pattern}, ${does}.`;
}

/** The text that is matched: a label, or several as they are joined. */
function sourcesOf(step: RecordView): string {
  const names = step.texts('source_labels').map(name => name ?? '');
  if (names.length === 0) return 'empty text';
  if (names.length === 1) return quoted(names, 'and');
  return `${quoted(names, 'and')}, joined as \`${names.map(name => `‹${name}›`).join(step.text('separator') ?? ';')}\`,`;
}
