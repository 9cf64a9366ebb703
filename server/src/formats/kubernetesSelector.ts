import type { Format } from '../schema/types.ts';

const key = '[A-Za-z0-9][-\\w./]*';
const value = '[-\\w.]*';
const labelRequirement = new RegExp(
  `^\\s*(?:!?\\s*${key}|${key}\\s*(?:==?|!=)\\s*${value}|${key}\\s*[<>]\\s*-?\\d+|${key}\\s+(?:not)?in\\s*\\(\\s*${value}(?:\\s*,\\s*${value})*\\s*\\))\\s*$`,
);

/** A label selector as the Kubernetes API reads it (apimachinery labels.Parse): `app=web,tier in (a,b),!canary`. */
export const labelSelector: Format = {
  name: 'label selector',
  yaml: 'string',
  example: 'app=web',
  check({ text }) {
    if (text.trim() === '') return undefined;
    const wrong = text.split(/,(?![^(]*\))/).find(part => !labelRequirement.test(part));
    if (wrong === undefined) return undefined;
    return {
      message: `Kubernetes cannot read \`${wrong.trim()}\` as a label selector. Write for instance \`app=web\`, \`app in (web,api)\` or \`!canary\`.`,
    };
  },
};

/** A field selector as the Kubernetes API reads it (apimachinery fields.ParseSelector): `metadata.name=web`, joined by commas. */
export const fieldSelector: Format = {
  name: 'field selector',
  yaml: 'string',
  example: 'spec.nodeName=node-1',
  check({ text }) {
    const wrong = text.split(/(?<!\\),/).find(part => part !== '' && !part.includes('='));
    if (wrong === undefined) return undefined;
    return {
      message: `Kubernetes cannot read \`${wrong.trim()}\` as a field selector. Write for instance \`metadata.name=web\` or \`status.phase!=Failed\`.`,
    };
  },
};
