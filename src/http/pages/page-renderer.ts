/** What `web/src/server.tsx` exports: the pages are compiled apart from the server. */
export interface PageRenderer {
  /** Names the site, before the first page. */
  readonly describeSite: (name: string, language: string, hasGraphiql: boolean) => void;
  readonly renderPage: (options: RenderOptions) => Promise<RenderedPage>;
  /** The id of the element that hands `answers` over. */
  readonly HANDED_OVER_ID: string;
}

interface RenderOptions {
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
