/** What `web/src/server.tsx` exports: the pages are compiled apart from the server. */
export interface PageRenderer {
  /** Names the site, before the first page. */
  readonly describeSite: (facts: SiteFacts) => void;
  readonly renderPage: (options: RenderOptions) => Promise<RenderedPage>;
  /** The id of the element that hands `answers` over. */
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
  readonly load: (
    id: string,
    variables: Readonly<Record<string, unknown>>,
  ) => Promise<OperationAnswer>;
}

interface OperationAnswer {
  readonly data: unknown;
}

export interface RenderedPage {
  readonly html: string;
  readonly answers: readonly (readonly [key: string, answer: OperationAnswer])[];
}
