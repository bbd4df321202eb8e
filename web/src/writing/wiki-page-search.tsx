import { type ComponentPropsWithRef, type KeyboardEvent, useState } from 'react';
import { amount } from '../ui/amount.ts';
import { findWikiPages, type WikiPageChoice } from './find-wiki-pages.ts';
import { useSuggestions } from './use-suggestions.ts';

interface WikiPageSearchProps extends Omit<ComponentPropsWithRef<'input'>, 'onChange' | 'value'> {
  readonly id: string;
  readonly words: string;
  readonly onType: (words: string) => void;
  readonly onChoose: (page: WikiPageChoice) => void;
  /** The pages among those found that are not shown. */
  readonly isExcluded?: (page: WikiPageChoice) => boolean;
}

/** What the keyboard does to an open list. */
const KEYS = new Set(['ArrowDown', 'ArrowUp', 'Enter', 'Escape']);

/** Searches wiki pages by their titles (WAI-ARIA APG, combobox with a list). The field keeps the focus. */
export function WikiPageSearch(props: WikiPageSearchProps) {
  const { id, words, onType, onChoose, isExcluded = () => false, ...input } = props;
  const [active, setActive] = useState(0);
  const [isClosed, setClosed] = useState(true);
  const found = useSuggestions(words, findWikiPages).filter((page) => !isExcluded(page));
  const isOpen = found.length > 0 && !isClosed;
  const chosen = found[Math.min(active, found.length - 1)];

  function choose(page: WikiPageChoice) {
    setClosed(true);
    onChoose(page);
  }

  function press(event: KeyboardEvent) {
    if (!isOpen || chosen === undefined || !KEYS.has(event.key)) return;
    event.preventDefault();
    if (event.key === 'Enter') choose(chosen);
    else if (event.key === 'Escape') setClosed(true);
    else {
      const step = event.key === 'ArrowDown' ? 1 : found.length - 1;
      setActive((found.indexOf(chosen) + step) % found.length);
    }
  }

  return (
    <div className="combobox">
      <input
        id={id}
        type="text"
        dir="auto"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        {...(isOpen && chosen && { 'aria-activedescendant': `${id}-${chosen.id}` })}
        value={words}
        onChange={(event) => {
          onType(event.currentTarget.value);
          setActive(0);
          setClosed(false);
        }}
        onKeyDown={press}
        onBlur={() => setClosed(true)}
        {...input}
      />
      <div id={`${id}-list`} role="listbox" aria-label="Wiki pages" hidden={!isOpen}>
        {found.map((page) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={page.id}
            id={`${id}-${page.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={page === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(page)}
          >
            <bdi>{page.title}</bdi>
          </div>
        ))}
      </div>
      <p className="visually-hidden" role="status">
        {words !== '' && !isClosed && amount(found.length, 'wiki page')}
      </p>
    </div>
  );
}
