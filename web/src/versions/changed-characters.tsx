import { formatNumber } from '../ui/amount.ts';

interface ChangedCharactersProps {
  readonly added: number;
  readonly removed: number;
}

/** How much an edit brought and took: +120 −8. */
export function ChangedCharacters({ added, removed }: ChangedCharactersProps) {
  return (
    <span className="changed-characters">
      <span className="added">
        +{formatNumber(added)}
        <span className="visually-hidden"> characters added, </span>
      </span>{' '}
      <span className="removed">
        <span aria-hidden="true">−</span>
        {formatNumber(removed)}
        <span className="visually-hidden"> removed</span>
      </span>
    </span>
  );
}
