import { type ReactNode, useRef, useState } from 'react';
import type { reactButton_subject$key } from '../__generated__/reactButton_subject.graphql.ts';
import { ReactButton } from '../reactions/react-button.tsx';
import { giveFocus } from '../ui/give-focus.ts';
import { ActionProblem } from './action-problem.tsx';
import { BookmarkButton } from './bookmark-button.tsx';
import { FollowButton } from './follow-button.tsx';
import { type Act, ModerationButtons } from './moderation-buttons.tsx';
import { MuteButton } from './mute-button.tsx';
import { SubjectForm } from './subject-form.tsx';
import { useAction } from './use-action.ts';
import { VoteButtons } from './vote-buttons.tsx';

interface SubjectActionsProps {
  readonly subjectId: string;
  /** For those who hear the page: `the post`. */
  readonly subject: string;
  /** The names of the actions that the viewer may perform. */
  readonly can: ReadonlySet<string>;
  /** The viewer's vote; undefined for what nobody votes on. */
  readonly vote?: { readonly direction: string } | null | undefined;
  /** What has reactions; undefined for what nobody reacts to. */
  readonly reactable?: reactButton_subject$key;
  readonly isBookmarked?: boolean;
  readonly isFollowing: boolean;
  readonly isMuted?: boolean;
  /** Called when a moderator did something. */
  readonly onModerated?: () => void;
  /** More buttons. */
  readonly children?: ReactNode;
}

/** What the viewer can do with a post, wiki page or user. */
export function SubjectActions(props: SubjectActionsProps) {
  const { subjectId, subject, can, vote, isBookmarked, isFollowing, isMuted } = props;
  const row = useRef<HTMLFieldSetElement>(null);
  const [form, setForm] = useState<'report' | Act | null>(null);
  const [done, setDone] = useState('');
  const action = useAction();

  const close = (message = '') => {
    setForm(null);
    setDone(message);
    if (message !== '' && form !== 'report') props.onModerated?.();
    giveFocus(row.current);
  };
  const open = (name: typeof form) => {
    setForm(name);
    setDone('');
  };
  return (
    <>
      <fieldset className="actions" ref={row} aria-label={`What you can do with ${subject}`}>
        {can.has('VOTE_CAST') && (
          <VoteButtons
            subjectId={subjectId}
            axis="KARMA"
            vote={vote}
            subject={subject}
            action={action}
          />
        )}
        {props.reactable && can.has('REACTION_UPDATE') && (
          <ReactButton subject={props.reactable} name={subject} action={action} />
        )}
        {can.has('FOLLOW_UPDATE') && (
          <FollowButton subjectId={subjectId} isOn={isFollowing} action={action} />
        )}
        {isBookmarked !== undefined && can.has('BOOKMARK_UPDATE') && (
          <BookmarkButton subjectId={subjectId} isOn={isBookmarked} action={action} />
        )}
        {isMuted !== undefined && can.has('MUTE_UPDATE') && (
          <MuteButton userId={subjectId} isOn={isMuted} action={action} />
        )}
        {can.has('REPORT_CREATE') && (
          <button
            type="button"
            className="link-button"
            aria-expanded={form === 'report'}
            onClick={() => open(form === 'report' ? null : 'report')}
          >
            Report
          </button>
        )}
        <ModerationButtons can={can} open={form} onOpen={open} />
        {props.children}
      </fieldset>
      <ActionProblem {...action} />
      <p role="status">{done}</p>
      {form !== null && <SubjectForm name={form} subjectId={subjectId} onClose={close} />}
    </>
  );
}
