import { z } from 'zod';

/** A column of an export: its PostgreSQL type, and what a line may have there. */
export interface Column {
  readonly type: string;
  readonly value: z.ZodType;
  readonly isTime?: true;
}

export const uuid: Column = {
  type: 'uuid',
  value: z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
};
export const uuids: Column = { type: 'uuid[]', value: z.array(uuid.value) };
export const text: Column = { type: 'text', value: z.string() };
export const texts: Column = { type: 'text[]', value: z.array(z.string()) };
export const integer: Column = { type: 'int', value: z.int32() };
export const longInteger: Column = { type: 'bigint', value: z.int() };
export const integers: Column = { type: 'int[]', value: z.array(z.int32()) };
export const boolean: Column = { type: 'boolean', value: z.boolean() };
/** UTC, to the millisecond, as `Date.toISOString` writes it. */
export const time: Column = {
  type: 'timestamptz',
  value: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  isTime: true,
};

/** @param type the name of the type in PostgreSQL */
export function oneOf(type: string, values: Readonly<Record<string, string>>): Column {
  return { type: `"${type}"`, value: z.enum(values) };
}

export function orNull(column: Column): Column {
  return { ...column, value: column.value.nullable() };
}

/** What lines call a column: `createdAt` for `created_at`. */
export function propertyOf(column: string): string {
  return column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
