import { expect, it } from 'vitest';
import { countChanges } from '../../src/domains/discussion/comment/write/thread-counts.ts';

const shown = { isGone: false, descendantCount: 1 };
const tombstone = { isGone: true, descendantCount: 1 };

it('a leaf counts among the replies of its parent, and below all above it', () => {
  const above = [
    { id: 'parent', ...shown },
    { id: 'top', ...shown },
  ];
  expect(countChanges({ above, descendantCount: 0, by: 1 })).toEqual({
    listed: 1,
    above: [
      { id: 'parent', replies: 1, descendants: 1 },
      { id: 'top', replies: 0, descendants: 1 },
    ],
    tombstones: [],
  });
});

it('what has something below it is in the list either way', () => {
  const above = [{ id: 'parent', ...shown }];
  expect(countChanges({ above, descendantCount: 2, by: -1 })).toEqual({
    listed: 0,
    above: [{ id: 'parent', replies: 0, descendants: -1 }],
    tombstones: [],
  });
});

it('the last leaf takes the tombstones above it with it', () => {
  const above = [
    { id: 'tombstone', ...tombstone },
    { id: 'next', ...tombstone },
    { id: 'top', ...shown },
  ];
  expect(countChanges({ above, descendantCount: 0, by: -1 })).toEqual({
    listed: -3,
    above: [
      { id: 'tombstone', replies: -1, descendants: -1 },
      { id: 'next', replies: -1, descendants: -1 },
      { id: 'top', replies: -1, descendants: -1 },
    ],
    tombstones: ['tombstone', 'next'],
  });
});
