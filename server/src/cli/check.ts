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
import type { Candidate } from './search.ts';

export interface Checked {
  readonly files: readonly CheckedFile[];
  /** Files that were named and hold nothing that can be checked. */
  readonly unrecognised: readonly string[];
  readonly unreadable: readonly string[];
}

/** Checks files as an editor does that has each of them open. `stdinName` is what standard input is called. */
export async function check(candidates: readonly Candidate[], stdinName: string): Promise<Checked> {
  const service = createLanguageService(diskHost({ log: message => process.stderr.write(`${message}\n`) }));
  const files: CheckedFile[] = [];
  const unrecognised: string[] = [];
  const unreadable: string[] = [];
  for (const { name, named } of candidates) {
    const bytes = await (name === '-' ? buffer(process.stdin) : readFile(name)).catch(() => undefined);
    const text = bytes && decode(bytes);
    const shown = name === '-' ? stdinName : name;
    const file = text === undefined ? undefined : checkFile(service, shown, text);
    if (file) files.push(file);
    else if (bytes === undefined) unreadable.push(shown);
    // Of a folder, what is no text may be anything.
    else if (named && text === undefined) files.push({ name: shown, text: '', findings: [notText] });
    else if (named) unrecognised.push(shown);
  }
  return { files, unrecognised, unreadable };
}

/** Undefined where the file holds nothing that is ours. */
function checkFile(service: LanguageService, name: string, text: string): CheckedFile | undefined {
  const uri = pathToFileURL(path.resolve(name)).href;
  service.update(TextDocument.create(uri, 'yaml', 1, text));
  try {
    return service.concerns(uri) ? { name, text, findings: findingsOf(service, { name, uri, text }) } : undefined;
  } finally {
    service.close(uri);
  }
}
