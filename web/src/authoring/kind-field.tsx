import { useId } from 'react';
import type { PostKind } from '../__generated__/savePostCreateMutation.graphql.ts';

const KINDS = [
  ['ARTICLE', 'Article'],
  ['QUESTION', 'Question'],
  ['LINK', 'Link to another page'],
  ['SHORTFORM', 'Short note'],
] as const;

interface KindFieldProps {
  readonly value: PostKind;
  readonly onChange: (kind: PostKind) => void;
}

/** What a new post is. */
export function KindField({ value, onChange }: KindFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Kind</label>
      <select
        id={id}
        name="kind"
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const chosen = KINDS.find(([kind]) => kind === event.currentTarget.value);
          if (chosen !== undefined) onChange(chosen[0]);
        }}
      >
        {KINDS.map(([kind, label]) => (
          <option key={kind} value={kind}>
            {label}
          </option>
        ))}
      </select>
      <p className="hint" id={`${id}-hint`}>
        It cannot be changed after the first save.
      </p>
    </div>
  );
}
