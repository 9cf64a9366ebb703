import * as formats from '../../formats/index.ts';
import { list, map, record } from '../../schema/build.ts';
import { rule } from '../../schema/rules.ts';
import type { Field } from '../../schema/types.ts';
import { text } from '../scalars.ts';
import { receiverKinds } from './receivers/index.ts';
import { receiverName } from './scalars.ts';
import { receiverSnippets } from './snippets.ts';

const lists: Readonly<Record<string, Field>> = Object.fromEntries(
  Object.entries(receiverKinds).map(([key, { record: kind, doc, since }]): [string, Field] => [
    key,
    { type: list(kind, { noNullItems: true }), doc, ...(since !== undefined && { since }) },
  ]),
);

/** The label `name` is the receiver's own. */
const ownName = rule('invalid-value', function* (receiver) {
  const name = receiver.text('name');
  const label = receiver.record('labels')?.text('name');
  if (label === undefined || name === undefined || label === name) return;
  const message = `The label \`name\` of a receiver is its name, \`${name}\`. Remove the label.`;
  yield { at: { on: 'path', path: ['labels', 'name'], part: 'value' }, message, replacement: name };
});

/** config/config.go, Receiver. */
export const receiver = record({
  name: 'receiver',
  doc: 'Whom to notify, and by what. One receiver may notify in many ways at once; one without any drops what is routed to it.',
  fields: {
    name: {
      type: receiverName,
      doc: 'Name by which routes choose the receiver. No other receiver may have it.',
      required: true,
      defines: 'receiver',
    },
    ...lists,
    labels: {
      type: map(formats.string, text),
      doc: 'Labels of the receiver itself, to find it by in the API.',
      since: '0.33',
    },
  },
  rules: [ownName],
  label: 'name',
  snippets: receiverSnippets,
});
