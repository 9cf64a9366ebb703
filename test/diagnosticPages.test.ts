import { readdirSync, readFileSync } from 'node:fs';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, test } from 'vitest';
import { type DiagnosticKind, diagnosticKinds } from '../server/src/diagnostics.ts';
import { pagesBeside } from '../server/src/disk/pages.ts';
import { createLanguageService } from '../server/src/languageService.ts';
import { memoryHost } from './support/memoryHost.ts';

const folder = 'docs/diagnostics/';
const sections = ['Example', 'Instead', 'What to do', 'Who says so'] as const;

/** What to do when this test fails: the codes are a table, and each has its page. */
const howTo = `each code of server/src/diagnostics.ts has a page in ${folder}; copy one that is there and keep its headings`;

interface ExampleFile {
  readonly name: string;
  readonly text: string;
  /** The release that it is checked for, where that matters. */
  readonly version: string;
}

interface Page {
  readonly code: string;
  readonly head: string;
  /** By heading. */
  readonly sections: ReadonlyMap<string, string>;
}

function readPage(code: string): Page {
  const [head = '', ...rest] = readFileSync(`${folder}${code}.md`, 'utf8').split(/^## /m);
  return { code, head, sections: new Map(rest.map(text => [text.slice(0, text.indexOf('\n')), text.slice(text.indexOf('\n')).trim()])) };
}

/** The files of a section; the first is the one that is shown, the others lie beside it. */
function filesIn(section: string): readonly ExampleFile[] {
  const file = /^`([\w./-]+)`(?:, checked for Prometheus ([\d.]+))?:\n\n```\w+\n([\s\S]*?)^```$/gm;
  return [...section.matchAll(file)].map(([, name = '', version = '', text = '']) => ({ name, version, text }));
}

/** The codes of all that is found in the first file. */
async function codesIn(files: readonly ExampleFile[]): Promise<readonly string[]> {
  const [first] = files;
  if (!first) return ['no file at all'];
  const uriOf = (name: string): string => `file:///work/${name}`;
  const service = createLanguageService(memoryHost(Object.fromEntries(files.map(({ name, text }) => [uriOf(name), text]))));
  service.configure({ prometheusVersion: first.version });
  const uri = uriOf(first.name);
  service.update(TextDocument.create(uri, first.name.endsWith('.promql') ? 'promql' : 'yaml', 1, first.text));
  const found = [...service.diagnostics(uri), ...(await service.projectDiagnostics(uri))];
  return [...new Set(found.map(({ code }) => `${code}`))];
}

const codes: readonly (readonly [string, DiagnosticKind])[] = Object.entries(diagnosticKinds);
const pages = readdirSync(folder).filter(name => name !== 'README.md');

test(`there is a page for each code and no other: ${howTo}`, () => {
  expect(pages.toSorted()).toEqual(codes.map(([code]) => `${code}.md`).toSorted());
});

test(`${folder}README.md lists every code in the order of server/src/diagnostics.ts, with its severity and title`, () => {
  const rows = [...readFileSync(`${folder}README.md`, 'utf8').matchAll(/^\| \[([\w-]+)\]\(([\w-]+)\.md\) +\| (\w+) +\| (.+?) +\|$/gm)];
  expect(rows.map(([, code, , severity, title]) => `${code}, ${severity}, ${title}`)).toEqual(
    codes.map(([code, { severity, title }]) => `${code}, ${severity}, ${title}`),
  );
  expect(rows.filter(([, code, page]) => code !== page)).toEqual([]);
});

describe.each(codes.filter(([code]) => pages.includes(`${code}.md`)))(`${folder}%s.md`, (code, { title, severity }) => {
  const page = readPage(code);

  test('begins with the code, its title and its severity, and says what it means', () => {
    const [first, , second, , ...meaning] = page.head.split('\n');
    expect(first).toBe(`# ${code}`);
    expect(second).toBe(`${title}. _${severity.charAt(0).toUpperCase()}${severity.slice(1)}_`);
    expect(meaning.join('\n').trim()).toMatch(/^[A-Z`].{40,}\.$/s);
  });

  test('has the sections of all pages', () => {
    expect([...page.sections.keys()]).toEqual(sections);
  });

  test('shows exactly this code in its example', async () => {
    expect(await codesIn(filesIn(page.sections.get('Example') ?? ''))).toEqual([code]);
  });

  test('shows nothing in what to write instead', async () => {
    expect(await codesIn(filesIn(page.sections.get('Instead') ?? ''))).toEqual([]);
  });
});

test('a finding leads to its page where the pages are known', async () => {
  const service = createLanguageService({ ...memoryHost(), pages: 'file:///pages/' });
  const uri = 'file:///work/prometheus.yml';
  service.update(TextDocument.create(uri, 'yaml', 1, 'rule_files: [a.yml]\nscrape_configs: 1\n'));
  const found = [...service.diagnostics(uri), ...(await service.projectDiagnostics(uri))];
  expect(found.map(({ codeDescription }) => codeDescription?.href)).toEqual([
    'file:///pages/wrong-type.md',
    'file:///pages/missing-file.md',
  ]);
});

test('the pages lie beside the program that is run', () => {
  expect(pagesBeside('tools/start.mjs')).toMatch(/^file:.*\/docs\/diagnostics\/$/);
  expect(pagesBeside('test/support/memoryHost.ts')).toBeUndefined();
});
