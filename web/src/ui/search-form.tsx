import type { FormEvent } from 'react';
import { useLocation } from 'wouter';
import { browserPath } from '../paths.ts';

/** What the API takes. */
const MAX_SEARCH_LENGTH = 500;

/** Leads to `/search?q=`, without a script as well. */
export function SearchForm() {
  const [, navigate] = useLocation();

  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const query = String(new FormData(event.currentTarget).get('q') ?? '').trim();
    navigate(`/search?${new URLSearchParams({ q: query })}`);
  }

  return (
    <search>
      <form className="search-form" action={browserPath('/search')} onSubmit={search}>
        <input
          type="search"
          name="q"
          aria-label="Search"
          placeholder="Search"
          dir="auto"
          maxLength={MAX_SEARCH_LENGTH}
        />
      </form>
    </search>
  );
}
