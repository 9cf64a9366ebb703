import type { Format } from '../schema/types.ts';
import { asText } from './kubernetesText.ts';

/** Names as the API server takes them (k8s.io/apimachinery, pkg/util/validation). */

const subdomain = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const label = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const qualified = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

interface Named {
  readonly name: string;
  readonly example: string;
  readonly accepts: (text: string) => boolean;
  readonly wanted: string;
}

const named = ({ name, example, accepts, wanted }: Named): Format =>
  asText({
    name,
    yaml: 'string',
    example,
    check: ({ text }) => (accepts(text) ? undefined : { message: `\`${text}\` is not a valid ${name}. ${wanted}` }),
  });

export const objectName = named({
  name: 'object name',
  example: 'my-service',
  accepts: text => text.length <= 253 && subdomain.test(text),
  wanted: 'Write lower case letters, digits, `-` and `.`, beginning and ending with a letter or digit.',
});

export const namespaceName = named({
  name: 'namespace',
  example: 'monitoring',
  accepts: text => text.length <= 63 && label.test(text),
  wanted: 'Write at most 63 lower case letters, digits and `-`, beginning and ending with a letter or digit.',
});

export const kubernetesLabelName = named({
  name: 'label of Kubernetes',
  example: 'app',
  accepts: text => {
    const [name = '', prefix, ...more] = text.split('/').toReversed();
    const prefixed = prefix === undefined || (prefix.length <= 253 && subdomain.test(prefix));
    return more.length === 0 && prefixed && name.length <= 63 && qualified.test(name);
  },
  wanted: 'Write letters, digits, `-`, `_` and `.`, with at most a domain and a `/` before them.',
});

export const kubernetesLabelValue = named({
  name: 'label value of Kubernetes',
  example: 'my-service',
  accepts: text => text === '' || (text.length <= 63 && qualified.test(text)),
  wanted: 'Write at most 63 letters, digits, `-`, `_` and `.`, beginning and ending with a letter or digit.',
});
