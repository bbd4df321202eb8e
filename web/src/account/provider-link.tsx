import { browserPath } from '../paths.ts';

interface ProviderLinkProps {
  /** The host of the provider; null where there is none. */
  readonly name: string | null | undefined;
  readonly next: string;
  /** The secret of the link with which a user came. */
  readonly link?: string | null;
}

/** Leads to the OpenID Connect provider, without a script as well. */
export function ProviderLink({ name, next, link = null }: ProviderLinkProps) {
  if (!name) return null;
  const parameters = new URLSearchParams({ next, ...(link === null ? {} : { link }) });
  return (
    <p>
      <a className="button" href={browserPath(`/api/auth/provider?${parameters}`)}>
        Continue with <bdi>{name}</bdi>
      </a>
    </p>
  );
}
