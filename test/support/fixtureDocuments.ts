import { readdirSync, readFileSync } from 'node:fs';

export interface FixtureDocument {
  /** File and heading, e.g. `bad/jobs.yml: two jobs of one name`. */
  readonly name: string;
  readonly text: string;
}

const fixtures = new URL('../fixtures/', import.meta.url);

/** The documents of a folder below test/fixtures. Each file holds many, each under a line `--- # what it shows`. */
export function fixtureDocuments(folder: string): readonly FixtureDocument[] {
  const files = readdirSync(new URL(`${folder}/`, fixtures)).sort();
  return files.flatMap(file => {
    const [, ...parts] = readFileSync(new URL(`${folder}/${file}`, fixtures), 'utf8').split(/^--- # (.*)\n/m);
    return parts.flatMap((title, index) => (index % 2 === 0 ? [{ name: `${file}: ${title}`, text: parts[index + 1] ?? '' }] : []));
  });
}
