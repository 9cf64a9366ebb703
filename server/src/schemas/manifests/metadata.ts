import * as formats from '../../formats/index.ts';
import { list, map, oneOfValues, record } from '../../schema/build.ts';
import { atLeastOneOf } from '../../schema/rules.ts';
import type { Rule } from '../../schema/rule.ts';
import type { Field, RecordSchema, Ref } from '../../schema/types.ts';
import { unread } from './borrow.ts';
import { lazily } from './lazily.ts';
import { filled, integer, namespaceName, objectName, text } from './scalars.ts';

/** What only the API server writes; a manifest that was read from a cluster holds it. */
const written = (type: Ref, doc: string): Field => ({ type, doc, hidden: true });

const objectMeta = lazily(() =>
  record({
    name: 'metadata block',
    doc: 'What every Kubernetes object has: its name, its namespace, its labels and annotations.',
    fields: {
      name: { type: objectName, doc: 'Name of the object, unique among those of its kind in the namespace.' },
      namespace: { type: namespaceName, doc: 'Namespace of the object; without it that of the current context.' },
      labels: {
        type: map(formats.kubernetesLabelName, { kind: 'scalar', format: formats.kubernetesLabelValue }),
        doc: 'Labels of the object. A Prometheus resource selects objects by them: many installations take only those with their own `release` label.',
      },
      annotations: {
        type: map(formats.kubernetesLabelName, text),
        doc: 'Notes of other tools on the object; Prometheus and the operator read none of them.',
      },
      generateName: { type: text, doc: 'Beginning of a name that the API server completes, for objects without a `name`.', hidden: true },
      finalizers: { type: list(filled), doc: 'Who has work to do before the object may be deleted.', hidden: true },
      ownerReferences: {
        type: list(unread('owner', 'The object that this one belongs to.')),
        doc: 'Objects that this one is deleted with.',
        hidden: true,
      },
      uid: written(text, 'Identity of the object through its life; set by the API server.'),
      resourceVersion: written(text, 'Version of the object as it was read; set by the API server.'),
      generation: written(integer, 'How often the specification has changed; set by the API server.'),
      creationTimestamp: written(text, 'When the object was made; set by the API server.'),
      deletionTimestamp: written(text, 'When the object is to go; set by the API server.'),
      deletionGracePeriodSeconds: written(integer, 'How long the object has for going; set by the API server.'),
      selfLink: written(text, 'Path of the object in the API; no longer set.'),
      managedFields: written(list(unread('managed fields', 'Who has set which field.')), 'Who has set which field; set by the API server.'),
    },
    rules: [atLeastOneOf(['name', 'generateName'], { message: 'The object has no `name`. Add one.' })],
  }),
);

interface Resource {
  readonly kind: string;
  readonly version: string;
  /** Where this version is to be had, as sentences, where it is not everywhere. */
  readonly served?: string;
  readonly doc: string;
  readonly spec: Field;
  readonly rules?: readonly Rule[];
}

/** The whole of a custom resource around its specification. */
export const resource = ({ kind, version, served, doc, spec, rules }: Resource): RecordSchema =>
  record({
    name: kind,
    doc,
    fields: {
      apiVersion: {
        type: oneOfValues({
          value: `monitoring.coreos.com/${version}`,
          doc: served ?? `The version of the operator's API that has ${kind}.`,
        }),
        doc: 'Group and version of the API that the kind belongs to.',
        required: true,
      },
      kind: { type: oneOfValues({ value: kind, doc }), doc: 'What kind of object this is.', required: true },
      metadata: { type: objectMeta, doc: 'Name, namespace and labels of the object.', required: true },
      spec,
      status: {
        type: unread('status', 'What the operator has to say of the object.'),
        doc: 'What the operator has to say of the object; only the operator writes it.',
        hidden: true,
      },
    },
    ...(rules && { rules }),
  });
