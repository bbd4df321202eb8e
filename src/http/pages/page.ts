import type { TypedQuery } from '../typed-query.ts';
import type { AddressOf, LinkedData } from './linked-data.ts';

/** What the HTML of a page says before any script runs. */
export interface PageFacts {
  /** Of the page, without the site's name; null for the front page. */
  readonly title: string | null;
  /** A sentence or two of plain text. */
  readonly description: string;
  /** Its one address, as a path. A page that is asked for under an old name is sent there. */
  readonly path: string;
  /** The Open Graph Protocol's type of it. */
  readonly type: 'website' | 'profile' | 'article';
  /** When it was published, for an article. */
  readonly publishedAt?: string | null;
  readonly author?: string;
  readonly picture?: string | null;
  /** The Atom feeds of what happens here. */
  readonly feeds?: readonly NamedPath[];
  /** The pages between the front page and this one. */
  readonly above?: readonly NamedPath[];
  /** What it is about, for programs. */
  readonly linkedData?: (addressOf: AddressOf) => readonly LinkedData[];
  /** Whether search engines are asked to leave it out. */
  readonly isUnlisted?: boolean;
}

interface NamedPath {
  readonly path: string;
  readonly title: string;
}

/** The parts of an address, decoded. */
export type Params = Readonly<Record<string, string>>;

/** A kind of page: where it is, and what the server asks the API to say what it is. */
export interface PageKind<Data> {
  /** Matches paths; its groups are the parameters. */
  readonly path: RegExp;
  /** The name of its file in web/src/pages. */
  readonly script: string;
  /** Whether readers need no script until they use one of its controls. */
  readonly isForReading?: boolean;
  readonly query: TypedQuery<Data>;
  readonly variables?: (params: Params) => Readonly<Record<string, unknown>>;
  /** Null when there is no such thing. */
  readonly facts: (data: Data, params: Params) => PageFacts | null;
  /** The first operation of the page, so that readers can open it in GraphiQL. */
  readonly operation: string;
}

/** Lets the type of the data follow from the query. */
export function pageKind<Data>(kind: PageKind<Data>): PageKind<Data> {
  return kind;
}

/** Plain text for a description: at most `length` characters of it, or another sentence. */
export function described(text: string | null | undefined, otherwise: string): string {
  const plain = (text ?? '').replaceAll(/\s+/g, ' ').trim();
  return plain === '' ? otherwise : plain;
}
