import { Link } from 'wouter';
import { parameterName } from '../lists/list-spec.ts';
import { PATHS } from '../paths.ts';
import { ALL_WIKI_PAGES_LIST } from './site-list-specs.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

interface TitleLettersProps {
  /** What the titles that are shown begin with. */
  readonly current: string | null | undefined;
}

/** Links to the pages whose titles begin with a letter. Other scripts have the field of the list. */
export function TitleLetters({ current }: TitleLettersProps) {
  const parameter = parameterName(ALL_WIKI_PAGES_LIST, 'titleStartsWith');
  return (
    <nav className="letters" aria-label="First letters">
      {LETTERS.map((letter) => (
        <Link
          key={letter}
          href={`${PATHS.wiki}?${parameter}=${letter}`}
          aria-current={letter === current?.toUpperCase() ? 'page' : undefined}
        >
          {letter}
        </Link>
      ))}
    </nav>
  );
}
