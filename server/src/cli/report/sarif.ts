import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { diagnosticKinds } from '../../diagnostics.ts';
import type { Range, TextEdit } from '../../protocol.ts';
import type { CheckedFile, Finding, Fix, Severity } from '../finding.ts';
import type { Report } from './report.ts';

/** SARIF 2.1.0, which code scanning of several hosts reads. */
export function sarifReport({ files, version }: Report): string {
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Prometheus Workbench', semanticVersion: version, rules } },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap(file => file.findings.map(finding => resultOf(file, finding))),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

const rules = Object.entries(diagnosticKinds).map(([id, { title, severity }]) => ({
  id,
  shortDescription: { text: `${title}.` },
  defaultConfiguration: { level: levels[severity] },
}));

const ruleIndex: ReadonlyMap<string, number> = new Map(rules.map(({ id }, index) => [id, index]));

function resultOf({ name }: CheckedFile, { range, severity, code, message, related, fix }: Finding): object {
  const index = ruleIndex.get(code);
  return {
    ruleId: code,
    ...(index !== undefined && { ruleIndex: index }),
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: locationOf(name, range) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((place, id) => ({
        id,
        physicalLocation: locationOf(place.file, place.range),
        message: { text: place.message },
      })),
    }),
    ...(fix && { fixes: [fixOf(name, fix)] }),
  };
}

const fixOf = (file: string, { title, edits }: Fix): object => ({
  description: { text: title },
  artifactChanges: [{ artifactLocation: artifactOf(file), replacements: edits.map(replacementOf) }],
});

const replacementOf = ({ range, newText }: TextEdit): object => ({ deletedRegion: regionOf(range), insertedContent: { text: newText } });

const locationOf = (file: string, range: Range): object => ({ artifactLocation: artifactOf(file), region: regionOf(range) });

/** Relative where the file is below the folder that the program runs in, which readers take for the root of the sources. */
function artifactOf(file: string): object {
  const relative = path.relative('', file);
  const outside = relative.startsWith('..') || path.isAbsolute(relative);
  return { uri: outside ? pathToFileURL(file).href : relative.split(path.sep).map(encodeURIComponent).join('/') };
}

const regionOf = ({ start, end }: Range): object => ({
  startLine: start.line + 1,
  startColumn: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
});
