import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync('docs/architecture.md', 'utf8');
/** The tree of folders in it. */
const tree = /^```\nsrc\/\n(.*?)^```$/ms.exec(page)?.[1] ?? '';
const GROUPS = ['discussion', 'wiki', 'moderation', 'people'];

const foldersIn = (path: string) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

describe('docs/architecture.md', () => {
  it('names every folder of src and no other', () => {
    const named = [...tree.matchAll(/^ {2}([a-z-]+)\/ /gm)].map(([, name]) => name);
    expect(named.sort()).toEqual(foldersIn('src').sort());
  });

  it.each(GROUPS)('names every noun of %s and no other', (group) => {
    const named = new RegExp(`\\b${group}/\\{([^}]+)\\}`).exec(tree)?.[1]?.split(/,\s*/) ?? [];
    expect(named.sort()).toEqual(foldersIn(`src/domains/${group}`).sort());
  });

  it('names every noun without a group and no other', () => {
    const named = /and ([a-z-]+(?:, [a-z-]+)*) and\s+([a-z-]+), which have no group/.exec(tree);
    const nouns = [...(named?.[1]?.split(', ') ?? []), named?.[2]];
    const others = foldersIn('src/domains').filter((name) => !GROUPS.includes(name));
    expect(nouns.sort()).toEqual(others.sort());
  });
});
