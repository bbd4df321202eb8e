import { useId, useRef, useState } from 'react';
import type { WikiPageChoice } from '../writing/find-wiki-pages.ts';
import { WikiPageSearch } from '../writing/wiki-page-search.tsx';

interface TopicsFieldProps {
  readonly label?: string;
  readonly hint?: string;
  readonly topics: readonly WikiPageChoice[];
  readonly onChange: (topics: readonly WikiPageChoice[]) => void;
}

/** The topics of a post, unless another label and hint are given. */
export function TopicsField({
  label = 'Topics',
  hint = 'Wiki pages that the post is about. Type the beginning of a title.',
  topics,
  onChange,
}: TopicsFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');

  function add(page: WikiPageChoice) {
    onChange([...topics, page]);
    setWords('');
    input.current?.focus();
  }

  return (
    <div className="field topics-field">
      <label htmlFor={id}>{label}</label>
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
      <WikiPageSearch
        ref={input}
        id={id}
        aria-describedby={`${id}-hint`}
        words={words}
        onType={setWords}
        onChoose={add}
        isExcluded={({ id: found }) => topics.some((topic) => topic.id === found)}
      />
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
