import { type ReactNode, useEffect, useRef, useState, useTransition } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { differenceQuery } from '../__generated__/differenceQuery.graphql.ts';
import { browserPath } from '../paths.ts';
import { RichHtml } from '../text/rich-html.tsx';
import { ActionLink } from '../ui/action-link.tsx';
import { useQueryOptions } from '../ui/attempt.ts';
import { giveFocus } from '../ui/give-focus.ts';
import { ChangeSteps } from './change-steps.tsx';
import { ChangedCharacters } from './changed-characters.tsx';
import { VersionText } from './version-text.tsx';

interface DifferenceProps {
  /** Of the newer version. */
  readonly id: string;
  /** Id of the version to compare with; null for the one before. The text alone is shown for the version itself. */
  readonly against: string | null;
  /** Where the history of the text is, from the root of the site on. */
  readonly historyPath: string;
  /** Of its topmost headings: one below the heading that it stands under. */
  readonly headingLevel: number;
  /** Whether the reader has just asked for it by a control that is elsewhere. */
  readonly takesFocus?: boolean;
}

/** The text of a version, with what differs from another one marked or as it was. */
export default function Difference(props: DifferenceProps) {
  const { id, headingLevel, takesFocus = false } = props;
  const isSame = props.against === id;
  const [isPlain, setPlain] = useState(isSame);
  const [, startTransition] = useTransition();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) giveFocus(frame.current);
  }, [takesFocus]);

  const from = isPlain ? '' : `from=${id}&`;
  const other = (
    <ActionLink
      className="link-button"
      href={browserPath(`${props.historyPath}?${from}to=${id}#history`)}
      onAct={() => startTransition(() => setPlain(!isPlain))}
    >
      {isPlain ? 'Show what changed' : 'Show the text as it was'}
    </ActionLink>
  );
  return (
    <div ref={frame} className="difference">
      {isPlain ? (
        <VersionText id={id} headingLevel={headingLevel} other={other} />
      ) : (
        <MarkedText
          id={id}
          against={isSame ? null : props.against}
          headingLevel={headingLevel}
          other={other}
        />
      )}
    </div>
  );
}

interface MarkedTextProps extends Pick<DifferenceProps, 'id' | 'against' | 'headingLevel'> {
  /** Leads to the text without marks. */
  readonly other: ReactNode;
}

function MarkedText({ id, against, headingLevel, other }: MarkedTextProps) {
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
          ... on CommentRevision {
            version
            edit: diff {
              html
              charsAdded
              charsRemoved
            }
          }
        }
      }
    `,
    against === null ? { id } : { id, against },
    useQueryOptions(),
  );
  const { diff, edit, version = 0 } = node ?? {};
  const frame = useRef<HTMLDivElement>(null);
  if (diff === null) {
    return <p className="nothing">Moderators have hidden one of the two versions.</p>;
  }
  const change = edit ?? diff;
  if (!change) return <p className="nothing">There is no such version.</p>;
  const before = edit ? version : (diff?.before?.version ?? 0);
  return (
    <div ref={frame}>
      <p className="meta">
        {before === 0 ? (
          <span>The first version</span>
        ) : (
          <span>
            Version {edit ? version + 1 : diff?.after.version} against {before}
          </span>
        )}
        <ChangedCharacters added={change.charsAdded} removed={change.charsRemoved} />
        {other}
      </p>
      <ChangeSteps frame={frame} html={change.html} />
      <RichHtml html={change.html} headingLevel={headingLevel} isRepeated />
    </div>
  );
}
