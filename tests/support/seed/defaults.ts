import type { Comment, Post, User, WikiPage } from '../../../src/db/generated/client.ts';

/** Who wrote something, and when. */
export interface Authored {
  /** Null: the account is gone, or there never was one; `authorName` remains. */
  readonly author?: User | null;
  readonly authorName?: string;
  /** When it was written. Unless told: a minute after what was made before. */
  readonly at?: Date | string;
}

export type SeedDefaults = ReturnType<typeof seedDefaults>;

export function seedDefaults() {
  let latest = Date.parse('2026-01-01T00:00:00Z');
  const slugs = new Set<string>();
  let texts = 0;

  return {
    /** What was given or, from the first of January 2026 on, one minute after another. */
    time(given: Date | string | undefined): Date {
      if (given !== undefined) return new Date(given);
      latest += 60_000;
      return new Date(latest);
    },

    /** `Élan Vital` is at `elan-vital`; the second of that title at `elan-vital-2`. */
    named(title: string): { slug: string; title: string } {
      const words = title.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '');
      const slug = words.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
      for (let count = 1; ; count += 1) {
        const candidate = count === 1 ? slug : `${slug}-${count}`;
        if (slugs.has(candidate)) continue;
        slugs.add(candidate);
        return { slug: candidate, title };
      }
    },

    /** The columns of a text, for plain words: their Markdown is themselves. */
    written(given: string | undefined) {
      texts += 1;
      const text = given ?? `Text number ${texts}.`;
      const wordCount = text.split(/\s+/).filter((word) => word !== '').length;
      return { markdown: text, html: `<p>${text}</p>`, text, wordCount };
    },
  };
}

export function byline({ author, authorName }: Authored) {
  return {
    authorId: author?.id ?? null,
    authorName: authorName ?? author?.displayName ?? 'Somebody',
  };
}

export function isComment(row: Post | Comment | WikiPage): row is Comment {
  return 'depth' in row;
}

export function isWikiPage(row: Post | Comment | WikiPage): row is WikiPage {
  return 'sortTitle' in row;
}
