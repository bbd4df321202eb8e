import { Author, type AuthorProps } from './author.tsx';
import { Avatar } from './avatar.tsx';

interface BylineProps extends AuthorProps {
  readonly author:
    | (NonNullable<AuthorProps['author']> & {
        readonly avatar: { readonly url: string } | null | undefined;
      })
    | null
    | undefined;
}

/** A person in a list: the picture beside the name. */
export function Byline({ author, name }: BylineProps) {
  return (
    <span className="byline">
      <Avatar picture={author?.avatar?.url} name={name} isSmall />
      <Author author={author} name={name} />
    </span>
  );
}
