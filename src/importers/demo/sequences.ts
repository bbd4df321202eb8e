import type { SequenceRecord } from '../records.ts';
import type { SequencesFile } from './formats.ts';
import type { Names } from './names.ts';

export const SEQUENCES_FILE = 'sequences.yaml';

export function* sequenceRecords(
  sequences: SequencesFile,
  names: Names,
): Generator<SequenceRecord> {
  for (const [slug, { title, author, created, description, parts }] of Object.entries(sequences)) {
    yield {
      kind: 'sequence',
      externalId: slug,
      slug,
      title,
      description: description === null ? null : { markdown: description.trim() },
      author: names.byline(SEQUENCES_FILE, author),
      createdAt: created,
      entries: parts.flatMap(({ chapter, posts }) =>
        posts.map((post, index) => ({
          post: names.subject(SEQUENCES_FILE, `posts/${post}`).externalId,
          chapterTitle: index === 0 ? (chapter ?? null) : null,
        })),
      ),
    };
  }
}
