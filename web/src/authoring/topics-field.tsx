import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { amount } from '../ui/amount.ts';
import { findWikiPages, type WikiPageChoice } from '../writing/find-wiki-pages.ts';
import { useSuggestions } from '../writing/use-suggestions.ts';

interface TopicsFieldProps {
  readonly topics: readonly WikiPageChoice[];
  readonly onChange: (topics: readonly WikiPageChoice[]) => void;
}

/** What the keyboard does to an open list. */
const KEYS = new Set(['ArrowDown', 'ArrowUp', 'Enter', 'Escape']);

/** The topics of a post: wiki pages that are searched by their titles (WAI-ARIA APG, combobox with a list). */
export function TopicsField({ topics, onChange }: TopicsFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const [active, setActive] = useState(0);
  const [isClosed, setClosed] = useState(false);
  const found = useSuggestions(words, findWikiPages).filter(
    (page) => !topics.some((topic) => topic.id === page.id),
  );
  const isOpen = found.length > 0 && !isClosed;
  const chosen = found[Math.min(active, found.length - 1)];

  function search(text: string) {
    setWords(text);
    setActive(0);
    setClosed(false);
  }

  function add(page: WikiPageChoice) {
    onChange([...topics, page]);
    search('');
    input.current?.focus();
  }

  function press(event: KeyboardEvent) {
    if (!isOpen || chosen === undefined || !KEYS.has(event.key)) return;
    event.preventDefault();
    if (event.key === 'Enter') add(chosen);
    else if (event.key === 'Escape') setClosed(true);
    else {
      const step = event.key === 'ArrowDown' ? 1 : found.length - 1;
      setActive((found.indexOf(chosen) + step) % found.length);
    }
  }

  return (
    <div className="field topics-field">
      <label htmlFor={id}>Topics</label>
      {topics.length > 0 && (
        <ul className="chips" aria-label="Chosen topics">
          {topics.map((topic) => (
            <li key={topic.id}>
              <bdi>{topic.title}</bdi>
              <button
                type="button"
                aria-label={`Remove the topic ${topic.title}`}
                onClick={() => {
                  onChange(topics.filter((each) => each.id !== topic.id));
                  input.current?.focus();
                }}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="combobox">
        <input
          ref={input}
          id={id}
          type="text"
          dir="auto"
          role="combobox"
          autoComplete="off"
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-describedby={`${id}-hint`}
          {...(isOpen && chosen && { 'aria-activedescendant': `${id}-${chosen.id}` })}
          value={words}
          onChange={(event) => search(event.currentTarget.value)}
          onKeyDown={press}
          onBlur={() => setClosed(true)}
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
              // The field keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => add(page)}
            >
              <bdi>{page.title}</bdi>
            </div>
          ))}
        </div>
      </div>
      <p className="hint" id={`${id}-hint`}>
        Wiki pages that the post is about. Type the beginning of a title.
      </p>
      <p className="visually-hidden" role="status">
        {words !== '' && amount(found.length, 'wiki page')}
      </p>
    </div>
  );
}
