import type { Byline, Subject } from '../records.ts';

/** The question of that id. */
export function questionSubject(id: number): Subject & { kind: 'post' } {
  return { kind: 'post', externalId: String(id) };
}

/** Answers and comments have ids of their own each; with us both are comments. */
export function answerId(id: number): string {
  return `answer:${id}`;
}

export function commentId(id: number): string {
  return `comment:${id}`;
}

/** A post of which only the id is known: a question, or else an answer. */
export function postSubjects(id: number): Subject[] {
  return [questionSubject(id), { kind: 'comment', externalId: answerId(id) }];
}

/** An account may be gone: then a row has the name alone, or neither. */
export function bylineOf(user: number | undefined, name: string | undefined): Byline {
  const fallback = user === undefined ? 'anonymous' : `user${user}`;
  return { user: user === undefined ? null : String(user), name: name?.trim() || fallback };
}
