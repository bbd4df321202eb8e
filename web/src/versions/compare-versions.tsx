import { type FormEvent, lazy, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { HiddenParameters } from '../lists/hidden-parameters.tsx';
import { browserPath } from '../paths.ts';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { ParagraphSkeleton } from '../ui/skeleton.tsx';

/** Loaded by those who ask for one. */
const Difference = lazy(() => import('./difference.tsx'));

interface Version {
  readonly id: string;
  readonly version: number;
}

/**
 * Compares two of the versions that were loaded; which two is in the address bar. One that stands there
 * alone is compared with the one before it.
 */
export function CompareVersions({ versions }: { readonly versions: readonly Version[] }) {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const parameters = new URLSearchParams(search);
  const from = parameters.get('from');
  const to = parameters.get('to');
  const [newest, second] = versions;
  const [wasAsked, setAsked] = useState(false);

  function compare(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget);
    for (const name of ['from', 'to']) parameters.set(name, String(chosen.get(name)));
    navigate(`${path}?${parameters}`, { replace: true });
    setAsked(true);
  }

  return (
    <div className="compare">
      <form action={browserPath(`${path}#history`)} onSubmit={compare}>
        <HiddenParameters parameters={parameters} except={['from', 'to']} />
        <VersionChoice
          key={`from ${from}`}
          name="from"
          versions={versions}
          chosen={from ?? second?.id}
        />
        <VersionChoice key={`to ${to}`} name="to" versions={versions} chosen={to ?? newest?.id} />
        <button type="submit">Compare</button>
      </form>
      {to && (
        <PartBoundary key={`${from} ${to}`} waiting={<ParagraphSkeleton />}>
          <Difference
            id={to}
            against={from}
            historyPath={path}
            headingLevel={3}
            takesFocus={wasAsked}
          />
        </PartBoundary>
      )}
    </div>
  );
}

interface VersionChoiceProps {
  readonly name: 'from' | 'to';
  readonly versions: readonly Version[];
  readonly chosen: string | undefined;
}

function VersionChoice({ name, versions, chosen = '' }: VersionChoiceProps) {
  const isLoaded = versions.some(({ id }) => id === chosen);
  return (
    <label>
      {name === 'from' ? 'From' : 'to'}{' '}
      <select name={name} defaultValue={chosen}>
        {!isLoaded && <option value={chosen}>the one in the address</option>}
        {versions.map(({ id, version }) => (
          <option key={id} value={id}>
            version {version}
          </option>
        ))}
      </select>
    </label>
  );
}
