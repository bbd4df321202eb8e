import { getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { exceededLimit } from '../../src/http/document-limits.ts';
import { documentSize } from '../../src/http/document-size.ts';
import { PROFILE_QUERY } from '../../src/http/profile-query.ts';

const sizeOf = (source: string) => documentSize(parse(source));

describe('the size of a document', () => {
  it('counts fields, levels, aliases and directives', () => {
    expect(sizeOf('query @a { x: a { b @c(if: true) c { d } } e }')).toEqual({
      depth: 3,
      introspectionDepth: 0,
      rootFields: 2,
      fields: 5,
      aliases: 1,
      directives: 2,
      listItems: 0,
    });
  });

  it('counts a fragment wherever it is spread', () => {
    const size = sizeOf('{ a { ...F } b { c { ...F } } } fragment F on T @x { y: d { e } }');

    expect(size).toMatchObject({ fields: 7, aliases: 2, directives: 2, depth: 4 });
  });

  it('counts what a fragment puts at the outermost level', () => {
    expect(sizeOf('{ ...F ... { ...F } } fragment F on Query { a b }').rootFields).toBe(4);
  });

  it('measures introspection apart', () => {
    const size = sizeOf('{ a { b } __schema { types { fields { name } } } }');

    expect(size).toMatchObject({ depth: 2, introspectionDepth: 3, fields: 6 });
  });

  it.each([
    '{ a(x: [1, 2, 3]) }',
    '{ a(x: {y: [[1, 2, 3]]}) }',
    '{ a @b(x: [1, 2, 3]) }',
    'query ($v: [Int] = [1, 2, 3]) { a(x: $v) }',
    '{ ...F } fragment F on T @b(x: [1, 2, 3]) { a }',
  ])('finds the longest list in %s', (source) => {
    expect(sizeOf(source).listItems).toBe(3);
  });

  it('is that of the largest of several operations', () => {
    const size = sizeOf('query A { a { b { c } } } query B { a b c d }');

    expect(size).toMatchObject({ depth: 3, rootFields: 4, fields: 4 });
  });

  it('of fragments that spread each other is finite', () => {
    const size = sizeOf('{ ...A } fragment A on T { a ...B } fragment B on T { b ...A }');

    expect(size.fields).toBe(2);
  });

  it('of fragments that nobody wrote is nothing', () => {
    expect(sizeOf('{ ...A }').fields).toBe(0);
  });
});

it.each([
  ['profile query', PROFILE_QUERY],
  ['introspection query of GraphQL.js', getIntrospectionQuery()],
  [
    'fullest introspection query',
    getIntrospectionQuery({
      schemaDescription: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      inputValueDeprecation: true,
    }),
  ],
])('the %s is within the limits', (_, source) => {
  expect(exceededLimit(sizeOf(source))).toBeNull();
});
