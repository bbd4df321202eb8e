import { reloadAt } from '../account/next-path.ts';
import { FormProblems } from '../forms/field.tsx';
import { useForm } from '../forms/use-form.ts';
import type { WikiPageChoice } from '../writing/find-wiki-pages.ts';
import { setParentTopics } from './save-wiki-page.ts';
import { TopicsField } from './topics-field.tsx';
import { useStoredForm } from './use-stored-form.ts';

interface WikiParentsFormProps {
  readonly page: {
    readonly id: string;
    readonly parentTopics: { readonly nodes: readonly WikiPageChoice[] };
  };
}

/** Says which topics a topic is part of. */
export function WikiParentsForm({ page }: WikiParentsFormProps) {
  const basedOnParentIds = page.parentTopics.nodes.map(({ id }) => id);
  const form = useStoredForm(
    `parents:${page.id}`,
    { parents: page.parentTopics.nodes, basedOnParentIds },
    // What others have set since must not be undone.
    (stored) => stored.basedOnParentIds?.join() !== basedOnParentIds.join(),
  );
  const { parents } = form.values;
  const { problems, isPending, onSubmit } = useForm(async () => {
    const { key } = form.latest();
    const parentIds = parents.map(({ id }) => id);
    const saved = await setParentTopics({ pageId: page.id, parentIds, basedOnParentIds });
    if (saved.path !== null) {
      form.accept(key);
      reloadAt(saved.path);
    }
    return saved.problems;
  });
  return (
    <details className="rename" open={form.isRestored}>
      <summary>Set the parent topics</summary>
      <form method="post" className="form" onSubmit={onSubmit}>
        <TopicsField
          label="Part of"
          hint="More general topics, at most 5. Type the beginning of a title."
          topics={parents}
          onChange={(chosen) => form.change({ parents: chosen })}
        />
        <FormProblems problems={problems} fields={[]} />
        <button type="submit" disabled={isPending}>
          Set
        </button>
      </form>
    </details>
  );
}
