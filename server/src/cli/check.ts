import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { decode } from '../disk/decode.ts';
import { diskHost } from '../disk/diskHost.ts';
import { createLanguageService, type LanguageService } from '../languageService.ts';
import type { CheckedFile } from './finding.ts';
import { findingsOf, notText } from './findings.ts';
import type { CheckOptions } from './options.ts';
import type { Candidate } from './search.ts';

export interface Checked {
  readonly files: readonly CheckedFile[];
  /** Files that were named and hold nothing that can be checked. */
  readonly unrecognised: readonly string[];
  readonly unreadable: readonly string[];
}

/** Checks files as an editor does that has each of them open. */
export async function check(candidates: readonly Candidate[], options: CheckOptions): Promise<Checked> {
  const service = serviceFor(candidates, options);
  const opened: (OpenFile | CheckedFile)[] = [];
  const unrecognised: string[] = [];
  const unreadable: string[] = [];
  for (const { name, named } of candidates) {
    const bytes = await (name === '-' ? buffer(process.stdin) : readFile(name)).catch(() => undefined);
    const text = bytes && decode(bytes);
    const shown = name === '-' ? options.name : name;
    const file = text === undefined ? undefined : open(service, shown, text);
    if (file) opened.push(file);
    else if (bytes === undefined) unreadable.push(shown);
    // Of a folder, what is no text may be anything.
    else if (named && text === undefined) opened.push({ name: shown, text: '', findings: [notText] });
    else if (named) unrecognised.push(shown);
  }
  // Once all are open: what one file says may depend on another.
  const files: CheckedFile[] = [];
  for (const file of opened) files.push('findings' in file ? file : { ...file, findings: await findingsOf(service, file) });
  return { files, unrecognised, unreadable };
}

/** Looks at files around those that are checked as far as the folders reach that they and this program are in: the rest is another machine's. */
function serviceFor(candidates: readonly Candidate[], { prometheusVersion }: CheckOptions): LanguageService {
  const here = process.cwd();
  const around = candidates.map(({ name }) => path.dirname(path.resolve(name)));
  const within = [...new Set([here, ...around])];
  const service = createLanguageService(diskHost({ within: () => within, log: message => process.stderr.write(`${message}\n`) }));
  service.openFolders([pathToFileURL(here).href]);
  service.configure({ prometheusVersion });
  return service;
}

interface OpenFile {
  readonly name: string;
  readonly uri: string;
  readonly text: string;
}

/** Undefined where the file holds nothing that is ours. */
function open(service: LanguageService, name: string, text: string): OpenFile | undefined {
  const uri = pathToFileURL(path.resolve(name)).href;
  service.update(TextDocument.create(uri, 'yaml', 1, text));
  if (service.concerns(uri)) return { name, uri, text };
  service.close(uri);
  return undefined;
}
