import { record } from '../../../schema/build.ts';
import { given, rule } from '../../../schema/rules.ts';
import { notEmpty } from '../../conditions.ts';
import { bool } from '../../scalars.ts';
import { notification } from '../scalars.ts';

const confirmation = record({
  name: 'Slack confirmation',
  doc: 'A question that is asked before the button does something.',
  fields: {
    text: { type: notification, doc: 'The question itself.', required: true },
    title: { type: notification, doc: 'Title of the question.' },
    ok_text: { type: notification, doc: 'Text of the button that confirms.' },
    dismiss_text: { type: notification, doc: 'Text of the button that cancels.' },
  },
  rules: [notEmpty('text', 'The question has a text. Write one.')],
});

/** config/notifiers.go, SlackAction. */
export const slackAction = record({
  name: 'Slack action',
  doc: 'A button below the message. It opens an address, or calls the Slack app by a name.',
  fields: {
    type: { type: notification, doc: 'Kind of the action; `button` is the only one.', required: true },
    text: { type: notification, doc: 'Text of the button.', required: true },
    url: { type: notification, doc: 'Address that the button opens; `name`, `value` and `confirm` are not heeded then.' },
    name: { type: notification, doc: 'Name that the Slack app knows the button by.' },
    value: { type: notification, doc: 'What is sent to the Slack app.' },
    style: { type: notification, doc: '`primary` or `danger`, for a button that stands out.' },
    confirm: { type: confirmation, doc: 'A question before anything happens.' },
  },
  rules: [
    notEmpty('type', 'An action has a type. Write `button`.'),
    notEmpty('text', 'A button has a text. Write one.'),
    rule('missing-key', function* (action) {
      if (given(action, 'url') || given(action, 'name')) return;
      yield { at: { on: 'record' }, message: 'A button opens an address or has a name. Add `url` or `name`.' };
    }),
  ],
});

/** config/notifiers.go, SlackField. */
export const slackField = record({
  name: 'Slack field',
  doc: 'A title with a value, shown as a cell of a table.',
  fields: {
    title: { type: notification, doc: 'Title of the cell.', required: true },
    value: { type: notification, doc: 'Text of the cell.', required: true },
    short: { type: bool, doc: 'Whether the cell is short enough to stand beside another one. Without it `short_fields` decides.' },
  },
  rules: [notEmpty('title', 'A field has a title. Write one.'), notEmpty('value', 'A field has a value. Write one.')],
});
