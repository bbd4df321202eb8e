import { browserPath } from '../paths.ts';

interface CopyLinkProps {
  readonly path: string;
  /** What it leads to, for those who hear the page. */
  readonly of: string;
}

/** A link that is there to be copied. A click does that where a script runs (`copy-on-click.ts`). */
export function CopyLink({ path, of }: CopyLinkProps) {
  return (
    <span>
      <a className="copy-link" href={browserPath(path)}>
        link<span className="visually-hidden"> to {of}</span>
      </a>
    </span>
  );
}
