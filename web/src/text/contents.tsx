interface Heading {
  readonly anchor: string;
  readonly level: number;
  readonly text: string;
}

/** A text with fewer headings is seen through without a list of them. */
const WORTH_LISTING = 4;

/** The headings of a long text, to go to. */
export function Contents({ headings }: { readonly headings: readonly Heading[] }) {
  if (headings.length < WORTH_LISTING) return null;
  const top = Math.min(...headings.map(({ level }) => level));
  return (
    <nav className="contents" aria-label="Contents">
      <ul>
        {headings.map(({ anchor, level, text }) => (
          <li key={anchor} className={`level-${level - top}`} dir="auto">
            <a href={`#${anchor}`}>{text}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
