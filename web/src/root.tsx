import type { ReactNode } from 'react';
import { RelayEnvironmentProvider } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';
import { Router, useRouter } from 'wouter';
import { site } from './site.ts';
import { type ServerTexts, ServerTextsContext } from './text/server-texts-context.ts';
import { ServerRendering } from './ui/server-rendering.tsx';

interface RootProps {
  readonly environment: Environment;
  /** When the server rendered the page, in ms since 1970; 0 if it did not. */
  readonly renderedAt: number;
  /** While the server renders the page. */
  readonly texts?: ServerTexts;
  /** While the server renders the page: its path as the browser knows it, and its query string. */
  readonly address?: { readonly ssrPath: string; readonly ssrSearch: string };
  readonly children: ReactNode;
}

/** What every page needs around it, on the server and in the browser. */
export function Root({ environment, renderedAt, texts, address, children }: RootProps) {
  return (
    <RelayEnvironmentProvider environment={environment}>
      <ServerRendering renderedAt={renderedAt}>
        <ServerTextsContext value={texts ?? null}>
          <Router base={site.basePath} {...address}>
            <ExactPaths>{children}</ExactPaths>
          </Router>
        </ServerTextsContext>
      </ServerRendering>
    </RelayEnvironmentProvider>
  );
}

/** Capitals make another address, as they do on the server. The router would overlook them. */
function ExactPaths({ children }: { readonly children: ReactNode }) {
  const { parser } = useRouter();
  return (
    <Router
      parser={(route, isLoose) => {
        const parsed = parser(route, isLoose);
        return { ...parsed, pattern: new RegExp((parsed.pattern as RegExp).source) };
      }}
    >
      {children}
    </Router>
  );
}
