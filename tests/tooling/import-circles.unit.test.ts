import { describe, expect, it } from 'vitest';
import { findCircles } from '../../scripts/import-circles.ts';

const PAGE = 'src/domains/wiki/page/service.ts';
const REVISION = 'src/domains/wiki/revision/service.ts';
const POST = 'src/domains/discussion/post/service.ts';
const SEARCH = 'src/domains/search/service.ts';

/** Arrows from each file to the next. */
function path(...files: string[]) {
  return files.slice(1).map((to, index) => ({ from: files[index] ?? '', to }));
}

describe('findCircles', () => {
  it('finds folders of src that import each other through others', () => {
    const arrows = path('src/a/one.ts', 'src/b/one.ts', 'src/c/deep/one.ts', 'src/a/other.ts');
    expect(findCircles(arrows, 'folders')).toEqual([['src/a', 'src/b', 'src/c']]);
  });

  it('finds groups that import each other', () => {
    expect(findCircles(path(PAGE, POST, REVISION), 'groups')).toEqual([
      ['src/domains/discussion', 'src/domains/wiki'],
    ]);
    expect(findCircles(path(PAGE, SEARCH, PAGE), 'groups')).toEqual([
      ['src/domains/search', 'src/domains/wiki'],
    ]);
  });

  it('finds nouns of a group that import each other, also from their folder write', () => {
    const write = 'src/domains/wiki/page/write/service.ts';
    expect(findCircles(path(PAGE, REVISION, write), 'nouns')).toEqual([
      ['src/domains/wiki/page', 'src/domains/wiki/revision'],
    ]);
  });

  it('lets nouns import the refs and the policies of each other', () => {
    for (const face of ['refs', 'policy']) {
      const arrows = [...path(PAGE, REVISION), ...path(REVISION, PAGE.replace('service', face))];
      expect(findCircles(arrows, 'nouns')).toEqual([]);
    }
  });

  it('finds no circle where imports lead one way', () => {
    for (const part of ['folders', 'groups', 'nouns'] as const) {
      expect(
        findCircles([...path(SEARCH, POST, REVISION, PAGE), ...path(POST, PAGE)], part),
      ).toEqual([]);
    }
  });
});
