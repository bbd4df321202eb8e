/** Which followers an event is for, and the node that it is about. */
interface EventTarget {
  /** The id of the row whose followers get it; null for those who follow all events of the kind. */
  readonly scopeId: string | null;
  /** The type of the node, as the API calls it. */
  readonly nodeKind: string;
  /** The id of the node's row. */
  readonly nodeId: string;
}

/** All that the server knows of a kind of events. Each noun exports its own; src/composition lists them. */
export interface EventKind<Happened = never> {
  /** As it is stored. */
  readonly name: string;
  /** What webhooks call it; null when it is private, and no webhook gets it. */
  readonly webhook: string | null;
  /** Whether it says that an object is public no longer. Webhooks get all other events only of what is public. */
  readonly isRemoval?: boolean;
  /** What is stored of one that happened. */
  targetOf(happened: Happened): EventTarget;
}

/** Makes a kind of events. */
export function eventKind<Happened>(kind: EventKind<Happened>): EventKind<Happened> {
  return kind;
}

/** What a subscriber wants to receive: a kind, and which post, page, subject or person; null for all. */
export interface Interest {
  /** The name of the kind. */
  readonly kind: string;
  readonly scopeId: string | null;
}

/** That what an account may do has changed; `scopeId` is the account. Triggers record it, for servers alone. */
export const AUTHORITY_CHANGED = 'AUTHORITY_CHANGED';

/** An event as it is stored. */
export interface LiveEvent {
  /** The name of its kind, or `AUTHORITY_CHANGED`. */
  readonly kind: string;
  readonly scopeId: string | null;
  readonly id: string;
  /** Its place among all: the later it could be seen, the higher. */
  readonly position: number;
  /** The type of the node that it is about, as the API calls it. */
  readonly nodeKind: string;
  readonly nodeId: string;
  /** When it was recorded: PostgreSQL's text. */
  readonly createdAt: string;
}
