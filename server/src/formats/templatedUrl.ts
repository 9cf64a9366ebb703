import { parse } from '../template/parse.ts';
import { plainTemplates } from '../template/dialect.ts';
import type { Format } from '../schema/types.ts';
import { hiddenUrl } from './url.ts';

/**
 * A URL that may be a template. Alertmanager reads the template on load, by Go's own functions alone, and looks at the URL only where
 * there is none (config/config.go, SecretTemplateURL).
 */
export const templatedUrl: Format = {
  ...hiddenUrl,
  example: 'https://example.com/alerts',
  check(scalar) {
    const { text } = scalar;
    if (text === '') return undefined;
    if (!text.includes('{{')) return hiddenUrl.check(scalar);
    const [problem] = parse(text, plainTemplates).problems;
    if (!problem) return undefined;
    return { message: problem.message, from: problem.from, to: problem.to };
  },
};
