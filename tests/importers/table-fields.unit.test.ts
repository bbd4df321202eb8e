import { expect, it } from 'vitest';
import { time } from '../../src/importers/stackexchange/tables/fields.ts';

it.each([
  '2021-02-30T00:00:00.000',
  '2021-04-31T00:00:00',
  '2021-02-29T23:59:59Z',
  '2021-13-01T00:00:00',
  '2021-01-01T25:00:00',
])('rejects a time that there was not: %s', (written) => {
  expect(time.safeParse(written).error?.issues[0]?.message).toBe('is no time that there was');
});

it.each([
  ['2020-02-29T12:00:00.5', '2020-02-29T12:00:00.500Z'],
  ['1969-12-31T23:59:59.999', '1969-12-31T23:59:59.999Z'],
  ['2150-01-01T00:00:00Z', '2150-01-01T00:00:00.000Z'],
])('reads %s', (written, expected) => {
  expect(time.parse(written).toISOString()).toBe(expected);
});
