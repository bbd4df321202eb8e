import { ANONYMOUS_NAME } from '../../attribution/anonymous-name.ts';
import type { PageContributions } from '../../attribution/page-contributors.ts';
import type { RichContent } from '../../content/rich-content.ts';
import type { StatementRunner } from '../../db/database.ts';
import { invariant } from '../../lib/invariant.ts';
import type { Byline, ImportRecord } from '../records.ts';
import type { Change } from '../tally.ts';
import type { ImportedIds } from './imported-ids.ts';
import { stableNameOf } from './names-in.ts';
import { recordId } from './record-id.ts';
import type { Texts } from './texts.ts';
import { type OwnRowValues, rememberedOf } from './updates/remembered.ts';

/** A record that was not written, and why. */
export interface RejectedRecord {
  readonly record: ImportRecord;
  readonly reason: string;
}

interface SubjectColumns {
  readonly post_id: string | null;
  readonly wiki_page_id: string | null;
}

interface BatchParts {
  readonly tx: StatementRunner;
  readonly source: string;
  readonly imported: ImportedIds;
  readonly texts: Texts;
  readonly overwrite: boolean;
}

/** One batch on its way into the tables: what the writers of the nouns share. */
export class Batch {
  readonly tx: StatementRunner;
  readonly source: string;
  readonly imported: ImportedIds;
  /** Whether the source's changes replace those that were made here. */
  readonly overwrite: boolean;
  readonly written: ImportRecord[] = [];
  readonly updates: Change[] = [];
  readonly refused: RejectedRecord[] = [];
  readonly leftOut: RejectedRecord[] = [];
  /** Ids of ours whose counters must be set right at the end. */
  readonly touchedPosts: Set<string> = new Set();
  readonly touchedPages: Set<string> = new Set();
  /** Those of them whose comments may have other numbers of replies than they were written with. */
  readonly repliesOfPosts: Set<string> = new Set();
  readonly repliesOfPages: Set<string> = new Set();
  /** Those of the pages that got new versions and whose contributors have to be counted again. */
  readonly revisedPages: Set<string> = new Set();
  /** What people gave to the other pages that got new versions. */
  readonly contributions: PageContributions[] = [];
  /** Comments that their posts are to accept. */
  readonly acceptedAnswers: string[] = [];
  /** By our ids, the newest of the versions that posts got. */
  readonly newestVersions: Map<string, { readonly id: string; readonly createdAt: Date }> =
    new Map();
  readonly origins: {
    kind: string;
    external_id: string;
    our_id: string;
    imported: string | null;
  }[] = [];
  readonly #texts: Texts;

  constructor({ tx, source, imported, texts, overwrite }: BatchParts) {
    this.tx = tx;
    this.source = source;
    this.imported = imported;
    this.#texts = texts;
    this.overwrite = overwrite;
  }

  textOf(record: ImportRecord): RichContent {
    const text = this.#texts.get(record);
    invariant(text !== undefined, `the text of ${record.kind} ${record.externalId} was rendered`);
    return text;
  }

  /** Our id for a record that is about to be written. */
  idFor(record: ImportRecord): string {
    return recordId(this.source, record);
  }

  /** Notes that a record is written, so that later ones can name it and later runs know it. */
  wrote(record: ImportRecord, id: string, ours: OwnRowValues = {}): void {
    const { kind, externalId } = record;
    if (kind === 'user') this.imported.addUser(externalId, id, record.displayName);
    else this.imported.add({ kind, externalId }, id);
    const remembered = rememberedOf(record);
    const imported = remembered && JSON.stringify({ ...remembered, ...ours });
    this.isNow(record, id, imported);
    this.written.push(record);
  }

  /** Notes what the names of a record stand for from now on. */
  isNow(record: ImportRecord, id: string, imported: string | null): void {
    const { kind, externalId } = record;
    const stable = stableNameOf(record);
    this.origins.push({
      ...{ kind, external_id: externalId, our_id: id },
      imported: stable === null ? imported : null,
    });
    if (stable === null) return;
    this.origins.push({ kind: stable.kind, external_id: stable.externalId, our_id: id, imported });
  }

  refuse(record: ImportRecord, reason: string): void {
    this.refused.push({ record, reason });
  }

  /** For what is fine as it is and yet not written. */
  leaveOut(record: ImportRecord, reason: string): void {
    this.leftOut.push({ record, reason });
  }

  /** The columns of an author: of a user who is not known the name remains, and of one who left without it nothing. */
  authorOf({ user, name }: Byline): { author_id: string | null; author_name: string } {
    if (user !== null && this.imported.isAnonymous(user)) {
      return { author_id: null, author_name: ANONYMOUS_NAME };
    }
    const id = user === null ? undefined : this.imported.id('user', user);
    if (user === null || id === undefined) return { author_id: null, author_name: name };
    return { author_id: id, author_name: this.imported.displayName(user) ?? name };
  }

  /** The counters of what a row of ours stands on will be set right. The source may have moved it since. */
  touch({ postId, wikiPageId }: { postId: string | null; wikiPageId: string | null }): void {
    if (postId !== null) this.touchedPosts.add(postId);
    if (wikiPageId !== null) this.touchedPages.add(wikiPageId);
  }

  /** The replies to the comments of a post or page will be counted again. */
  recountReplies({ post_id: postId, wiki_page_id: pageId }: SubjectColumns): void {
    if (postId !== null) this.repliesOfPosts.add(postId);
    if (pageId !== null) this.repliesOfPages.add(pageId);
  }

  /** The post or page that something stands on, or undefined; its counters will be set right. */
  subjectOf(on: {
    readonly kind: 'post' | 'wikiPage';
    readonly externalId: string;
  }): SubjectColumns | undefined {
    const id = this.imported.id(on.kind, on.externalId);
    if (id === undefined) return undefined;
    (on.kind === 'post' ? this.touchedPosts : this.touchedPages).add(id);
    return on.kind === 'post'
      ? { post_id: id, wiki_page_id: null }
      : { post_id: null, wiki_page_id: id };
  }
}
