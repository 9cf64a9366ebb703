import { describe, expect, it } from 'vitest';
import { type Directory, expandGlob } from '../../server/src/goGlob.ts';

const files = ['a.yml', 'b.yml', 'b.yaml', '[x].yml', 'rules/one.yml', 'rules/two.yml', 'rules/deep/three.yml', '{a,b}.yml'];

const directory: Directory = async segments => {
  const prefix = segments.map(segment => `${segment}/`).join('');
  const below = files.filter(file => file.startsWith(prefix)).map(file => file.slice(prefix.length));
  const names = new Map(below.map(rest => [rest.split('/')[0] ?? '', rest.includes('/')]));
  return [...names].map(([name, folder]) => ({ name, folder }));
};

const expand = async (glob: string): Promise<readonly string[]> => (await expandGlob(glob, directory)).map(segments => segments.join('/'));

describe("a pattern of Go's filepath.Glob", () => {
  it.each([
    ['a.yml', ['a.yml']],
    ['./a.yml', ['a.yml']],
    ['?.yml', ['a.yml', 'b.yml']],
    ['[^a].yml', ['b.yml']],
    ['[a-b].yml', ['a.yml', 'b.yml']],
    ['rules/*.yml', ['rules/one.yml', 'rules/two.yml']],
    ['*/t*.yml', ['rules/two.yml']],
    ['\\[x\\].yml', ['[x].yml']],
    // Braces are letters to Go, and ** is just *.
    ['{a,b}.yml', ['{a,b}.yml']],
    ['rules/**/*.yml', ['rules/deep/three.yml']],
    ['none/*.yml', []],
    ['rules', []],
    ['', []],
  ])('%s', async (glob, found) => {
    expect(await expand(glob)).toEqual(found);
  });

  it('matches nothing where it is malformed', async () => {
    expect(await expand('[a')).toEqual([]);
    expect(await expand('a\\')).toEqual([]);
  });
});
