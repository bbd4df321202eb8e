import { Link } from 'wouter';

export interface AuthorProps {
  /** Null when the account is gone. */
  readonly author: { readonly username: string } | null | undefined;
  readonly name: string;
}

/** Who wrote something. */
export function Author({ author, name }: AuthorProps) {
  if (!author)
    return (
      <span className="author">
        <bdi>{name || 'somebody'}</bdi>
      </span>
    );
  return (
    <Link href={userPath(author.username)} className="author">
      <bdi>{name}</bdi>
    </Link>
  );
}

/** The address of a profile. */
export function userPath(username: string): string {
  return `/users/${encodeURIComponent(username)}`;
}
