import type { FilterField } from './list-spec.ts';

interface FilterControlProps {
  readonly field: FilterField;
  readonly name: string;
  /** As it stands in the address bar; empty when it does not. */
  readonly value: string;
}

/** The control of one filter, with its label. */
export function FilterControl({ field, name, value }: FilterControlProps) {
  const { kind, label, options = {} } = field;
  if (kind === 'flag') {
    return (
      <label className="check">
        <input type="checkbox" name={name} value="yes" defaultChecked={value === 'yes'} /> {label}
      </label>
    );
  }
  if (kind === 'choice') {
    return (
      <label>
        {label}
        <select name={name} defaultValue={value}>
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
      <input type={kind} name={name} defaultValue={value} autoComplete="off" />
    </label>
  );
}
