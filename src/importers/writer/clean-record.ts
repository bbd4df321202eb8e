import { cleanText, hasVisibleCharacter } from '../../content/clean-text.ts';
import type { Byline, ImportRecord } from '../records.ts';

/**
 * A record with its names and titles as they are stored, whatever its source: the door that an importer's
 * records come in by. Long texts are cleaned when they are rendered.
 */
export function cleanRecord(record: ImportRecord): ImportRecord {
  switch (record.kind) {
    case 'user': {
      const displayName = visible(record.displayName, 'Anonymous');
      return { ...record, displayName, location: cleanOrNull(record.location) };
    }
    case 'wikiPage': {
      const author = record.author && cleanByline(record.author);
      return { ...record, title: cleanTitle(record.title), author };
    }
    case 'post':
      return { ...record, title: cleanTitle(record.title), author: cleanByline(record.author) };
    case 'revision': {
      const { title, author, summary } = record;
      return {
        ...record,
        title: cleanTitle(title),
        author: cleanByline(author),
        summary: cleanOrNull(summary),
      };
    }
    case 'comment':
      return { ...record, author: cleanByline(record.author) };
    case 'sequence': {
      const { title, author, entries } = record;
      return {
        ...record,
        title: cleanTitle(title),
        author: cleanByline(author),
        entries: entries.map(({ post, chapterTitle }) => {
          return { post, chapterTitle: cleanOrNull(chapterTitle) };
        }),
      };
    }
    case 'alias':
      return { ...record, title: cleanTitle(record.title) };
    case 'reaction':
      return { ...record, name: cleanText(record.name) };
    case 'link':
    case 'parentTopic':
    case 'userSlug':
    case 'wikiPageSlug':
      return record;
  }
}

function cleanTitle(title: string): string {
  return visible(title, 'Untitled');
}

function cleanByline({ user, name }: Byline): Byline {
  return { user, name: visible(name, 'Anonymous') };
}

function cleanOrNull(text: string | null): string | null {
  return text === null ? null : cleanText(text);
}

/** Nobody could see or follow a name of nothing but white space and invisible characters. */
function visible(text: string, fallback: string): string {
  const clean = cleanText(text);
  return hasVisibleCharacter(clean) ? clean : fallback;
}
