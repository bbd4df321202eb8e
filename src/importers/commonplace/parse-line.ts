import type { z } from 'zod';
import { ImportError } from '../import-error.ts';
import type { Line } from './read-lines.ts';

/** @throws ImportError that names the line and what is wrong with it */
export function parseLine<Schema extends z.ZodType>(
  file: string,
  { number, text }: Line,
  schema: Schema,
): z.infer<Schema> {
  const place = `${file}, line ${number}`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ImportError(`${place}: it is no JSON.`, { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ImportError(`${place}: ${describeIssue(parsed.error)}`);
}

/** What is wrong first, and where. */
export function describeIssue({ issues }: z.ZodError): string {
  const [issue] = issues;
  if (issue === undefined) return 'It is invalid.';
  const where = issue.path.length > 0 ? `"${issue.path.join('.')}": ` : '';
  return `${where}${issue.message}.`;
}
