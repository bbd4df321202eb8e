import { z } from 'zod';
import { clipped } from '../lib/clipped.ts';

/** A time of an answer of an API. Years are those that databases and addresses can say in four digits. */
export const documentTime = z
  .string({ error: 'is no time' })
  .transform((text) => ({ text, date: new Date(text) }))
  .refine(({ date }) => date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999, {
    error: ({ input }) => `is no time: ${JSON.stringify(clipped(shown(input), 40))}`,
  })
  .transform(({ date }) => date);

function shown(input: unknown): string {
  return typeof input === 'object' && input !== null && 'text' in input ? String(input.text) : '';
}
