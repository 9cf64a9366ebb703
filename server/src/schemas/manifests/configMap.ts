import * as formats from '../../formats/index.ts';
import { embedded, map, record } from '../../schema/build.ts';

/** Files by name, as a Pod that mounts the object sees them. */
const files = map(formats.string, embedded('file'));

/** Of the API version `v1`; what is no business of Prometheus is left to others. */
export const configMap = record({
  name: 'ConfigMap',
  doc: 'Files that Pods mount, among them the configuration and the rules of a Prometheus.',
  open: true,
  holdsDocuments: true,
  fields: {
    data: { type: files, doc: 'The files, each under its name. A block begun with `|` keeps line breaks, which a configuration needs.' },
  },
});

/** The same as Base64. */
const encodedFiles = map(formats.string, { ...embedded('file', formats.base64), encoding: 'base64' });

/** Of the API version `v1`. */
export const secret = record({
  name: 'Secret',
  doc: 'Files that Pods mount and that not everybody may see, such as `additionalScrapeConfigs` or the configuration of an Alertmanager.',
  open: true,
  holdsDocuments: true,
  fields: {
    data: {
      type: encodedFiles,
      twin: 'stringData',
      doc: 'The files as Base64, each under its name. What is written under `stringData` needs no encoding, and wins.',
    },
    stringData: {
      type: files,
      twin: 'data',
      doc: 'The files as text, each under its name. The API server stores them as Base64 in `data`.',
    },
  },
});
