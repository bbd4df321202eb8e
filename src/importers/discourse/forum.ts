import type { z } from 'zod';
import type { Reading } from '../importer.ts';
import type { CategoryDocument, PostDocument, TopicDocument, UserDocument } from './documents.ts';

/** A topic with all its posts that can be read. */
export interface Topic {
  readonly topic: TopicDocument;
  readonly posts: readonly PostDocument[];
}

/** A forum, behind its API or in files with what the API answered. */
export interface Forum {
  categories(reading: Reading): Promise<readonly CategoryDocument[]>;
  /** The number of topics, as far as it can be told. */
  countTopics(): Promise<number>;
  /** In ascending order of ids. */
  topics(reading: Reading): AsyncIterable<Topic>;
  /** Null for a user whose profile cannot be read. */
  user(username: string): Promise<UserDocument | null>;
}

interface ToParse<Schema extends z.ZodType> {
  readonly values: readonly unknown[];
  readonly schema: Schema;
  /** What the values are, and where each came from. */
  readonly file: string;
  readonly reading: Reading;
}

/** The values that have the expected form. The others are rejected. */
export function parseAll<Schema extends z.ZodType>({
  values,
  schema,
  file,
  reading: { tally },
}: ToParse<Schema>): z.infer<Schema>[] {
  return values.flatMap((value, index) => {
    tally.read(file);
    const parsed = schema.safeParse(value);
    if (parsed.success) return [parsed.data];
    const [issue] = parsed.error.issues;
    const reason = `${issue?.path.join('.')}: ${issue?.message}`;
    tally.reject({ place: { file, line: index + 1, id: idOf(value) }, reason });
    return [];
  });
}

function idOf(value: unknown): string {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'number' || typeof id === 'string' ? String(id).slice(0, 40) : '';
}

/** What names a user: forums do not tell names apart by case. */
export function userKey(username: string): string {
  return username.normalize('NFC').toLowerCase();
}
