import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { decodeGlobalId, encodeGlobalId } from '../../src/lib/global-id.ts';

const id = randomUUID();

it('reads the ids that it wrote, whatever was written in between', () => {
  const typenames = ['WikiPage', 'User', 'Comment'];
  const ids = typenames.map((typename) => encodeGlobalId(typename, id));
  expect(ids.map((text) => decodeGlobalId(text))).toEqual(
    typenames.map((typename) => ({ typename, id })),
  );
});

it('refuses ids that are longer than any that it could have written', () => {
  const text = Buffer.from(`${'x'.repeat(1_000)}:${id}`).toString('base64url');
  expect(() => decodeGlobalId(text)).toThrow('This id is not valid');
});
