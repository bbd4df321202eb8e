import { type ComponentPropsWithRef, type KeyboardEvent, useState } from 'react';
import { amount } from '../ui/amount.ts';
import { useSuggestions } from './use-suggestions.ts';

type Input = Omit<ComponentPropsWithRef<'input'>, 'onChange' | 'value'>;

export interface ChoiceSearchProps<Item> extends Input {
  readonly id: string;
  readonly words: string;
  readonly onType: (words: string) => void;
  readonly onChoose: (item: Item) => void;
  /** The items among those found that are not shown. */
  readonly isExcluded?: (item: Item) => boolean;
}

interface Choices<Item> {
  readonly search: (words: string) => Promise<readonly Item[]>;
  readonly labelOf: (item: Item) => string;
  readonly noun: { readonly one: string; readonly many: string };
}

/** What the keyboard does to an open list. */
const KEYS = new Set(['ArrowDown', 'ArrowUp', 'Enter', 'Escape']);

/** Searches items as one types (WAI-ARIA APG, combobox with a list). The field keeps the focus. */
export function ChoiceSearch<Item extends { readonly id: string }>(
  props: ChoiceSearchProps<Item> & Choices<Item>,
) {
  const { id, words, onType, onChoose, isExcluded = () => false, ...rest } = props;
  const { search, labelOf, noun, ...input } = rest;
  const [active, setActive] = useState(0);
  const [isClosed, setClosed] = useState(true);
  const found = useSuggestions(words, search).filter((item) => !isExcluded(item));
  const isOpen = found.length > 0 && !isClosed;
  const chosen = found[Math.min(active, found.length - 1)];

  function choose(item: Item) {
    setClosed(true);
    onChoose(item);
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
      <div id={`${id}-list`} role="listbox" aria-label={noun.many} hidden={!isOpen}>
        {found.map((item) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={item.id}
            id={`${id}-${item.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={item === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(item)}
          >
            <bdi>{labelOf(item)}</bdi>
          </div>
        ))}
      </div>
      <p className="visually-hidden" role="status">
        {words !== '' && !isClosed && amount(found.length, noun.one, noun.many)}
      </p>
    </div>
  );
}
