import * as z from 'zod';
import { toWellFormed } from '../../../content/well-formed.ts';
import { clipped } from '../../../lib/clipped.ts';

/** What a 32-bit column holds. */
const MAX_INTEGER = 2_147_483_647;

/** The attributes of a row as text; an absent one is undefined, and a reason to reject unless optional. */
const attribute = z.string({ error: 'is missing' });

/** A row's id, or the id of another row: a whole number, -1 too. */
export const id = attribute
  .regex(/^-?\d{1,15}$/, { error: ({ input }) => `is no id: ${shown(input)}` })
  .transform(Number);

export const integer = attribute
  .regex(/^-?\d{1,10}$/, { error: ({ input }) => `is no whole number: ${shown(input)}` })
  .transform(Number)
  .refine((number) => Math.abs(number) <= MAX_INTEGER, { error: 'is out of range' });

/** UTC, with milliseconds, without saying so: 2010-08-25T19:50:51.187. */
export const time = attribute
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z?$/, {
    error: ({ input }) => `is no time: ${shown(input)}`,
  })
  .transform((text) => ({ text, date: new Date(text.endsWith('Z') ? text : `${text}Z`) }))
  // `2021-02-30` would be read as a day in March.
  .refine(({ text, date }) => date.getUTCDate() === Number(text.slice(8, 10)), {
    error: 'is no time that there was',
  })
  .transform(({ date }) => date);

/** Text as PostgreSQL can hold it. */
export const text = attribute.overwrite(toWellFormed);

/** Text that must say something. */
export const someText = text.refine((value) => value.trim() !== '', { error: 'is empty' });

function shown(input: unknown): string {
  return JSON.stringify(clipped(String(input), 40));
}
