import { FormProblems } from '../forms/field.tsx';
import { useForm } from '../forms/use-form.ts';
import { Moment } from '../ui/moment.tsx';
import { discardDraft } from './save-draft.ts';

interface SavedDraftNoticeProps {
  readonly postId: string;
  readonly version: number;
  readonly savedAt: string;
  /** Forgets what this browser has stored of it. */
  readonly onDiscard: () => void;
}

/** Says that the form has what was saved for its writer, and not what the post says. */
export function SavedDraftNotice(props: SavedDraftNoticeProps) {
  const { postId, version, savedAt, onDiscard } = props;
  const { problems, isPending, onSubmit } = useForm(async () => {
    await discardDraft(postId, version);
    onDiscard();
    location.reload();
    return [];
  });
  return (
    <form method="post" className="notice" onSubmit={onSubmit}>
      <p>
        These are changes that were saved for you <Moment at={savedAt} />. They are not yet part of
        the post.
      </p>
      <FormProblems problems={problems} fields={[]} />
      <button type="submit" disabled={isPending}>
        Discard the changes
      </button>
    </form>
  );
}
