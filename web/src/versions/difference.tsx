import { useEffect, useRef } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { differenceQuery } from '../__generated__/differenceQuery.graphql.ts';
import { RichHtml } from '../text/rich-html.tsx';
import { useQueryOptions } from '../ui/attempt.ts';
import { giveFocus } from '../ui/give-focus.ts';
import { ChangeSteps } from './change-steps.tsx';
import { ChangedCharacters } from './changed-characters.tsx';

interface DifferenceProps {
  /** Of the newer version. */
  readonly id: string;
  /** Id of the version to compare with; null for the one before. */
  readonly against: string | null;
  /** Of its topmost headings: one below the heading that it stands under. */
  readonly headingLevel: number;
  /** Whether the reader has just asked for it by a control that is elsewhere. */
  readonly takesFocus?: boolean;
}

/** The text of a version, with what differs from another one marked. */
export default function Difference(props: DifferenceProps) {
  const { id, against, headingLevel, takesFocus = false } = props;
  const { node } = useLazyLoadQuery<differenceQuery>(
    graphql`
      query differenceQuery($id: ID!, $against: ID) {
        node(id: $id) {
          __typename
          ... on Revision {
            diff(againstId: $against) {
              html
              charsAdded
              charsRemoved
              before {
                version
              }
              after {
                version
              }
            }
          }
        }
      }
    `,
    against === null ? { id } : { id, against },
    useQueryOptions(),
  );
  const diff = node?.diff;
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) giveFocus(frame.current);
  }, [takesFocus]);
  if (diff === null) {
    return <p className="nothing">Moderators have hidden one of the two versions.</p>;
  }
  if (!diff) return <p className="nothing">There is no such version.</p>;
  return (
    <div ref={frame} className="difference">
      <p className="meta">
        {diff.before ? (
          <span>
            Version {diff.after.version} against {diff.before.version}
          </span>
        ) : (
          <span>The first version</span>
        )}
        <ChangedCharacters added={diff.charsAdded} removed={diff.charsRemoved} />
      </p>
      <ChangeSteps frame={frame} html={diff.html} />
      <RichHtml html={diff.html} headingLevel={headingLevel} isRepeated />
    </div>
  );
}
