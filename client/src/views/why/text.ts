/** The chain of a Service as a document to read, and where in it something can be done. Pure. */
import type { Chain } from '../../monitoring/chain/chain.ts';
import type { Fix, Link } from '../../monitoring/chain/link.ts';

export interface Subject {
  readonly context: string;
  readonly namespace: string;
  readonly service: string;
  /** Name of the Prometheus server asked; absent where none is in use. */
  readonly server?: string;
}

export interface WhyText {
  readonly text: string;
  /** Lines, from 0, above which a fix is offered. */
  readonly fixes: readonly { readonly line: number; readonly fix: Fix }[];
}

const questions: Readonly<Record<Link['name'], string>> = {
  exposed: 'Exposed: does a port answer with metrics?',
  selected: 'Selected: by which job, monitor or annotation?',
  discovered: 'Discovered: does Prometheus find its pods?',
  scraped: 'Scraped: are its targets up?',
};

const answers: Readonly<Record<Link['state'], string>> = {
  holds: '✓',
  broken: '✗',
  forbidden: '? (not allowed to look)',
  unknown: '? (not known)',
};

export function whyText(subject: Subject, { state, links }: Chain): WhyText {
  const { context, namespace, service, server } = subject;
  const title = state === 'scraped' ? `${namespace}/${service} is monitored` : `Why is ${namespace}/${service} not monitored?`;
  const lines = [`# ${title}`, '', `Context ${context}, ${server === undefined ? 'no Prometheus connected' : `Prometheus ${server}`}.`];
  const fixes: { line: number; fix: Fix }[] = [];
  for (const { name, state: linkState, evidence, breaks } of links) {
    lines.push('', `## ${answers[linkState]} ${questions[name]}`, '');
    lines.push(...evidence.map(sentence => `- ${sentence}`));
    for (const one of breaks) {
      for (const fix of one.fixes) fixes.push({ line: lines.length, fix });
      lines.push(`- **${one.message}**`);
    }
  }
  return { text: `${lines.join('\n')}\n`, fixes };
}
