/** The licences of the packages that are in the bundles, which ask to go with every copy. */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Metafile } from 'esbuild';

/** One text with the name, the version and the licence of each package that some output holds code of. */
export async function licenceNotices(metafiles: readonly Metafile[], root: string): Promise<string> {
  const outputs = metafiles.flatMap(({ outputs: each }) => Object.values(each));
  const files = outputs.flatMap(({ inputs }) => Object.keys(inputs).filter(input => (inputs[input]?.bytesInOutput ?? 0) > 0));
  const folders = [...new Set(files.flatMap(file => packageFolder(path.resolve(root, file)) ?? []))].sort();
  const sections = await Promise.all(folders.map(sectionOf));
  return `Prometheus Workbench contains code of these packages, under these licences.\n\n${[...new Set(sections)].join('\n')}`;
}

function packageFolder(file: string): string | undefined {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0];
}

async function sectionOf(folder: string): Promise<string> {
  const { name, version, license }: Readonly<Record<string, unknown>> = JSON.parse(
    await readFile(path.join(folder, 'package.json'), 'utf8'),
  );
  const texts = readdirSync(folder).filter(file => /^(licen[cs]e|notice|copying)/i.test(file));
  const bodies = await Promise.all(texts.map(text => readFile(path.join(folder, text), 'utf8')));
  const body = bodies.map(text => text.trim()).join('\n\n') || `Licensed under ${String(license)}.`;
  return `==== ${String(name)} ${String(version)}\n\n${body}\n`;
}
