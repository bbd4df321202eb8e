import type { Writable } from 'node:stream';

/** What `web/src/server.tsx` exports: the pages are compiled apart from the server. */
export interface PageRenderer {
  /** Names the site, before the first page. */
  readonly describeSite: (facts: SiteFacts) => void;
  readonly renderPage: (options: RenderOptions) => Promise<void>;
  /** What the browser finds the answer to an operation by. */
  readonly answerKey: (id: string, variables: Variables) => string;
  /** The id of the element that hands the answers over. */
  readonly HANDED_OVER_ID: string;
}

/** What pages show of the site, or need to know of it. */
interface SiteFacts {
  readonly name: string;
  /** A BCP 47 tag. */
  readonly language: string;
  readonly hasGraphiql: boolean;
  /** The path that the site is below; empty for a site at the root of its host. */
  readonly basePath: string;
}

interface RenderOptions {
  /** As browsers know it. */
  readonly url: URL;
  /** In ms since 1970. */
  readonly now: number;
  readonly load: (id: string, variables: Variables) => Promise<OperationAnswer>;
  /** Takes the HTML, once all of it is there. */
  readonly into: Writable;
}

export interface OperationAnswer {
  readonly data: unknown;
}

/** Of an operation. */
export type Variables = Readonly<Record<string, unknown>>;
