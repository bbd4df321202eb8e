import { useRef, useState, useTransition } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { versionToolsQuery } from '../__generated__/versionToolsQuery.graphql.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { giveFocus } from '../ui/give-focus.ts';
import { type Act, ModerationButtons } from './moderation-buttons.tsx';
import { SubjectForm } from './subject-form.tsx';

/** For moderators: hides what a version of a wiki page says, and shows it again. */
export function VersionTools({ subjectId }: { readonly subjectId: string }) {
  const [attempt, setAttempt] = useState(0);
  const [, startTransition] = useTransition();
  const { viewer, node } = useLazyLoadQuery<versionToolsQuery>(
    graphql`
      query versionToolsQuery($id: ID!) {
        viewer {
          hide: can(action: WIKI_CONTRIBUTION_HIDE, subjectId: $id) {
            isAllowed
          }
          unhide: can(action: WIKI_CONTRIBUTION_UNHIDE, subjectId: $id) {
            isAllowed
          }
        }
        node(id: $id) {
          ... on WikiContribution {
            isHidden
          }
        }
      }
    `,
    { id: subjectId },
    { ...useQueryOptions(), fetchPolicy: 'network-only', fetchKey: attempt },
  );
  const row = useRef<HTMLFieldSetElement>(null);
  const [act, setAct] = useState<Act | null>(null);
  const [done, setDone] = useState('');
  const can = new Set<Act>();
  if (viewer.hide.isAllowed) can.add('WIKI_CONTRIBUTION_HIDE');
  if (viewer.unhide.isAllowed) can.add('WIKI_CONTRIBUTION_UNHIDE');
  if (can.size === 0) return null;

  const close = (message = '') => {
    setAct(null);
    setDone(message);
    if (message !== '') startTransition(() => setAttempt(attempt + 1));
    giveFocus(row.current);
  };
  const open = (name: Act | null) => {
    setAct(name);
    setDone('');
  };
  return (
    <>
      {node?.isHidden && <p className="hint">Only moderators see the text of this version.</p>}
      <fieldset className="actions" ref={row} aria-label="What you can do with this version">
        <ModerationButtons can={can} open={act} onOpen={open} />
      </fieldset>
      <p role="status">{done}</p>
      {act !== null && <SubjectForm name={act} subjectId={subjectId} onClose={close} />}
    </>
  );
}
