import { useEffect, useState } from 'react';
import type { FilterField } from './list-spec.ts';

interface FilterControlProps {
  readonly field: FilterField;
  readonly name: string;
  /** As it stands in the address bar; empty when it does not. */
  readonly value: string;
}

/**
 * The control of one filter, with its label. It follows the address bar without being drawn anew, which
 * would lose the focus.
 */
export function FilterControl({ field, name, value }: FilterControlProps) {
  const { kind, label, options = {} } = field;
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  if (kind === 'flag') {
    return (
      <label className="check">
        <input
          type="checkbox"
          name={name}
          value="yes"
          checked={draft === 'yes'}
          onChange={({ target }) => setDraft(target.checked ? 'yes' : '')}
        />
        {label}
      </label>
    );
  }
  if (kind === 'choice' || kind === 'yesOrNo') {
    return (
      <label>
        {label}
        <select name={name} value={draft} onChange={({ target }) => setDraft(target.value)}>
          <option value="">any</option>
          {Object.entries(options).map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
        </select>
      </label>
    );
  }
  return (
    <label>
      {label}
      <input
        type={kind}
        name={name}
        value={draft}
        autoComplete="off"
        {...(kind === 'text' && { dir: 'auto' })}
        onChange={({ target }) => setDraft(target.value)}
      />
    </label>
  );
}
