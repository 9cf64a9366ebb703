import * as formats from '../../formats/index.ts';
import { kubernetesInteger } from '../../formats/kubernetesInteger.ts';
import { asFilledText, asText, orEmptyText } from '../../formats/kubernetesText.ts';
import { scalar } from '../../schema/build.ts';
import type { Format, ScalarSchema } from '../../schema/types.ts';
import { operatorFormat } from './operator.ts';

/** The scalar types of custom resources. The API server tells text, numbers and booleans apart, as Prometheus does not. */
export const text = scalar(formats.kubernetesText);
export const filled = scalar(formats.filledText);
export const bool = scalar(formats.bool);
export const intOrText = scalar(formats.intOrText);
export const quantity = scalar(formats.quantity);
export const duration = scalar(orEmptyText(formats.duration));
export const filledDuration = scalar(asText(formats.duration));
export const size = scalar(asText(formats.size));
export const integer = scalar(kubernetesInteger());
export const int32AtLeast = (least: number): ScalarSchema => scalar(kubernetesInteger({ least, most: 2 ** 31 - 1 }));
export const int32 = int32AtLeast(-(2 ** 31));
export const atLeast = (least: number): ScalarSchema => scalar(kubernetesInteger({ least }));
export const natural = atLeast(0);
export const port = scalar(kubernetesInteger({ least: 0, most: 65_535 }));
export const positivePort = scalar(kubernetesInteger({ least: 1, most: 65_535 }));
export const labelName = scalar(asText(operatorFormat(formats.labelName)));
export const labelSelectorText = scalar(asFilledText(operatorFormat(formats.labelSelector)));
export const fieldSelectorText = scalar(asFilledText(operatorFormat(formats.fieldSelector)));
export const objectName = scalar(formats.objectName);
export const namespaceName = scalar(formats.namespaceName);

interface Pattern {
  readonly name: string;
  readonly example: string;
  readonly pattern: RegExp;
  /** What to write, as a sentence. */
  readonly wanted: string;
}

/** Text that the schema of the object holds to a pattern. */
export const matching = ({ name, example, pattern, wanted }: Pattern): ScalarSchema =>
  scalar(asText(patternFormat({ name, example, pattern, wanted })));

const patternFormat = ({ name, example, pattern, wanted }: Pattern): Format => ({
  name,
  yaml: 'string',
  example,
  check: ({ text: written }) =>
    pattern.test(written)
      ? undefined
      : { message: `\`${written}\` is not ${name === 'URL' ? 'a URL that fits' : 'right'} here. ${wanted}` },
});

export const httpUrl = matching({
  name: 'URL',
  example: 'https://example.com',
  pattern: /^https?:\/\/.+$/,
  wanted: 'Write one that begins with `http://` or `https://`.',
});

export const proxyUrl = matching({
  name: 'URL',
  example: 'http://proxy:3128',
  pattern: /^(?:http|https|socks5):\/\/.+$/,
  wanted: 'Write one that begins with `http://`, `https://` or `socks5://`.',
});
