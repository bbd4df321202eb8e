import { type FormEvent, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { browserPath } from '../paths.ts';
import { FilterControl } from './filter-control.tsx';
import { HiddenParameters } from './hidden-parameters.tsx';
import { afterName } from './list-page-address.ts';
import { type ListSpec, parameterName } from './list-spec.ts';

interface ListControlsProps {
  readonly spec: ListSpec;
  /** What the list is called, for those who hear the controls without seeing them. */
  readonly title: string;
}

/** Sorts and filters a list by writing into the address bar, so that a link shows the same. */
export function ListControls({ spec, title }: ListControlsProps) {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const parameters = new URLSearchParams(search);
  const names = spec.filters.map(({ name }) => parameterName(spec, name));
  const active = names.filter((name) => parameters.has(name)).length;
  const [clearings, setClearings] = useState(0);
  const summary = useRef<HTMLElement>(null);

  function set(changes: Readonly<Record<string, string>>) {
    const next = new URLSearchParams(search);
    next.delete(afterName(spec.prefix));
    for (const [name, value] of Object.entries(changes)) {
      if (value === '') next.delete(name);
      else next.set(name, value);
    }
    const query = next.toString();
    navigate(query === '' ? path : `${path}?${query}`, { replace: true });
  }

  function apply(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    set(Object.fromEntries(names.map((name) => [name, String(data.get(name) ?? '')])));
  }

  /** Empties what was not applied as well. The button itself goes away with the last filter. */
  function clear() {
    setClearings(clearings + 1);
    set(Object.fromEntries(names.map((name) => [name, ''])));
    summary.current?.focus();
  }

  return (
    <div className="list-controls">
      {Object.keys(spec.orders).length > 0 && (
        <form action={browserPath(path)} className="order">
          <HiddenParameters
            parameters={parameters}
            except={[parameterName(spec, 'order'), afterName(spec.prefix)]}
          />
          <OrderControl spec={spec} title={title} parameters={parameters} onChange={set} />
          <button type="submit" className="without-script">
            Sort
          </button>
        </form>
      )}
      {spec.filters.length > 0 && (
        <details open={active > 0}>
          <summary ref={summary}>
            Filter<span className="visually-hidden"> {title}</span>
            {active > 0 && <span className="badge">{active}</span>}
          </summary>
          <form action={browserPath(path)} onSubmit={apply}>
            <HiddenParameters parameters={parameters} except={[...names, afterName(spec.prefix)]} />
            {spec.filters.map((field) => (
              <FilterControl
                key={`${field.name} ${clearings}`}
                field={field}
                name={parameterName(spec, field.name)}
                value={parameters.get(parameterName(spec, field.name)) ?? ''}
              />
            ))}
            <div className="form-buttons">
              <button type="submit">Apply</button>
              {active > 0 && (
                <button type="button" onClick={clear}>
                  Clear
                </button>
              )}
            </div>
          </form>
        </details>
      )}
    </div>
  );
}

interface OrderControlProps extends ListControlsProps {
  readonly parameters: URLSearchParams;
  readonly onChange: (changes: Readonly<Record<string, string>>) => void;
}

function OrderControl({ spec, title, parameters, onChange }: OrderControlProps) {
  const name = parameterName(spec, 'order');
  const [first] = Object.keys(spec.orders);
  return (
    <select
      name={name}
      aria-label={`Sort ${title}`}
      value={parameters.get(name) ?? first}
      onChange={({ target }) => onChange({ [name]: target.value === first ? '' : target.value })}
    >
      {Object.entries(spec.orders).map(([order, label]) => (
        <option key={order} value={order}>
          {label}
        </option>
      ))}
    </select>
  );
}
