import type { useCompletion } from './use-completion.ts';

interface CompletionListProps {
  readonly completion: Omit<ReturnType<typeof useCompletion>, 'attributes' | 'look'>;
}

/** What can complete the mention or wiki link at the cursor. The field keeps the focus. */
export function CompletionList({ completion }: CompletionListProps) {
  const { id, completions, chosen, take } = completion;
  return (
    <>
      <p className="visually-hidden" role="status">
        {completions.length > 0 &&
          `${completions.length === 1 ? 'A suggestion' : `${completions.length} suggestions`}. Choose with the arrow keys, take one with Enter.`}
      </p>
      <div id={id} role="listbox" aria-label="Suggestions" hidden={completions.length === 0}>
        {completions.map((each, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={each.markdown}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={each === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(each)}
          >
            <bdi>{each.label}</bdi>
          </div>
        ))}
      </div>
    </>
  );
}
