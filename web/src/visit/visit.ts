import type { IEnvironment } from 'relay-runtime';

/** A comment by another user that a page shows. */
export interface ShownComment {
  readonly id: string;
  readonly createdAt: string;
  /** Whether it is folded, because the viewer muted its author. */
  readonly isMuted: boolean;
}

/** What the server knew when the visit began. */
interface Beginning {
  /** Null: the viewer was never here. Then no comment counts as new. */
  readonly lastReadAt: string | null;
  readonly unreadCount: number;
  /** When the text came out: the viewer has read up to then if nobody has commented. */
  readonly textFrom: string | null;
}

/** How many comments are new since the last visit. */
export interface NewCounts {
  readonly total: number;
  /** Those in threads and pages that are not shown. */
  readonly elsewhere: number;
}

const NOTHING: NewCounts = { total: 0, elsewhere: 0 };

/**
 * A member's visit to a post or wiki page. It lasts as long as the document, so that what was new when the page
 * was opened stays marked after the page itself has told the server that it was read.
 */
export class Visit {
  readonly #listeners = new Set<() => void>();
  readonly #shown = new Map<string, ShownComment>();
  #beginning: Beginning | null = null;
  #newest: string | null = null;
  #counts: NewCounts = NOTHING;
  /** How many comments the server had not counted when the page was opened. */
  #added = 0;
  #saved: string | null = null;
  #isChanging = false;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The first call decides: later the server answers that all was read. */
  begin(beginning: Beginning): void {
    if (this.#beginning !== null) return;
    this.#beginning = beginning;
    this.#change();
  }

  /** @returns takes it from the page */
  show(comment: ShownComment): () => void {
    this.#shown.set(comment.id, comment);
    if (isAfter(comment.createdAt, this.#newest)) this.#newest = comment.createdAt;
    this.#change();
    return () => {
      this.#shown.delete(comment.id);
      this.#change();
    };
  }

  /** Counts comments that were written meanwhile, before they are shown. */
  add(count: number): void {
    this.#added += count;
    this.#change();
  }

  /** The server has stored that the viewer has read up to then. */
  save(upTo: string): void {
    this.#saved = upTo;
    this.#change();
  }

  isNew({ createdAt, isMuted }: ShownComment): boolean {
    return !isMuted && this.#isUnread(createdAt);
  }

  get lastReadAt(): string | null {
    return this.#beginning?.lastReadAt ?? null;
  }

  readonly counts = (): NewCounts => this.#counts;

  /** The time of the newest comment that was shown, if the server does not know it yet. */
  readonly unsaved = (): string | null => {
    if (this.#beginning === null) return null;
    const upTo = this.#newest ?? this.#beginning.textFrom;
    return upTo !== null && isAfter(upTo, this.#saved ?? this.lastReadAt) ? upTo : null;
  };

  #isUnread(createdAt: string): boolean {
    return this.lastReadAt !== null && isAfter(createdAt, this.lastReadAt);
  }

  /** Once for all comments that are drawn together. */
  #change(): void {
    if (this.#isChanging) return;
    this.#isChanging = true;
    queueMicrotask(() => {
      this.#isChanging = false;
      this.#counts = this.#count();
      for (const listener of this.#listeners) listener();
    });
  }

  #count(): NewCounts {
    if (this.#beginning === null || this.lastReadAt === null) return NOTHING;
    const unread = [...this.#shown.values()].filter(({ createdAt }) => this.#isUnread(createdAt));
    const isMarked = unread.filter(({ isMuted }) => !isMuted).length;
    const unreadCount = this.#beginning.unreadCount + this.#added;
    const elsewhere = Math.max(0, unreadCount - unread.length);
    return { total: isMarked + elsewhere, elsewhere };
  }
}

function isAfter(time: string, other: string | null): boolean {
  return other === null || Date.parse(time) > Date.parse(other);
}

/** Of each store, so of each document, by the id of the post or wiki page. */
const visitsOf = new WeakMap<IEnvironment, Map<string, Visit>>();

export function visitOf(environment: IEnvironment, subjectId: string): Visit {
  const visits = visitsOf.get(environment) ?? new Map<string, Visit>();
  visitsOf.set(environment, visits);
  const visit = visits.get(subjectId) ?? new Visit();
  visits.set(subjectId, visit);
  return visit;
}
