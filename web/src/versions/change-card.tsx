import { lazy, type ReactNode, useId, useState } from 'react';
import { browserPath } from '../paths.ts';
import { ActionLink } from '../ui/action-link.tsx';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { ParagraphSkeleton } from '../ui/skeleton.tsx';

/** Loaded by those who ask for one. */
const Difference = lazy(() => import('./difference.tsx'));

interface ChangeCardProps {
  /** Of the version whose change is shown. */
  readonly id: string;
  /** Where its history is, from the root of the site on. */
  readonly historyPath: string;
  readonly heading: ReactNode;
  /** What its author said of it. */
  readonly summary?: ReactNode;
  /** Stands in a line, before the button. */
  readonly facts: ReactNode;
  readonly links?: ReactNode;
  /** Stands below the change. */
  readonly tools?: ReactNode;
}

/** An edit of a text, with what it changed on a click. */
export function ChangeCard(props: ChangeCardProps) {
  const { id, historyPath } = props;
  const [isOpen, setOpen] = useState(false);
  const region = useId();
  return (
    <article className="card contribution">
      <h3 dir="auto">{props.heading}</h3>
      {props.summary}
      <p className="meta">
        {props.facts}
        <ActionLink
          className="link-button"
          href={browserPath(`${historyPath}?to=${id}#history`)}
          onAct={() => setOpen(!isOpen)}
          expands={{ isOpen, id: region }}
        >
          {isOpen ? 'Hide the change' : 'Show the change'}
        </ActionLink>
        {props.links}
      </p>
      <div id={region}>
        {isOpen && (
          <>
            <PartBoundary waiting={<ParagraphSkeleton />}>
              <Difference id={id} against={null} historyPath={historyPath} headingLevel={4} />
            </PartBoundary>
            {props.tools}
          </>
        )}
      </div>
    </article>
  );
}
