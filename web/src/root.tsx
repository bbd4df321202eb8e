import type { ReactNode } from 'react';
import { RelayEnvironmentProvider } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';
import { RenderedAt, ServerAddress } from './ui/server-rendering.ts';

interface RootProps {
  readonly environment: Environment;
  /** When the server rendered the page, in ms since 1970; 0 if it did not. */
  readonly renderedAt: number;
  /** The address of the page while the server renders it. */
  readonly address?: string;
  readonly children: ReactNode;
}

/** What every page needs around it, on the server and in the browser. */
export function Root({ environment, renderedAt, address, children }: RootProps) {
  return (
    <RelayEnvironmentProvider environment={environment}>
      <RenderedAt value={renderedAt}>
        <ServerAddress value={address ?? null}>{children}</ServerAddress>
      </RenderedAt>
    </RelayEnvironmentProvider>
  );
}
