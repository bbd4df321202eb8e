import { useState } from 'react';
import { type FieldFacts, useField } from '../forms/field.tsx';
import type { WikiPageChoice } from './find-wiki-pages.ts';
import { WikiPageSearch } from './wiki-page-search.tsx';

interface WikiPageFieldProps extends FieldFacts {
  /** Of the page that cannot be chosen. */
  readonly exceptId: string;
}

/** A wiki page that is searched by its title. What is sent has its id under the name with `Chosen` at the end. */
export function WikiPageField(props: WikiPageFieldProps) {
  const { name, label, hint, problems, exceptId } = props;
  const { id, described, notes } = useField({ name, hint, problems });
  const [words, setWords] = useState('');
  const [page, setPage] = useState<WikiPageChoice | null>(null);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <WikiPageSearch
        id={id}
        name={name}
        words={words}
        onType={(typed) => {
          setWords(typed);
          setPage(null);
        }}
        onChoose={(chosen) => {
          setWords(chosen.title);
          setPage(chosen);
        }}
        isExcluded={({ id: found }) => found === exceptId}
        {...described}
      />
      <input type="hidden" name={`${name}Chosen`} value={page?.id ?? ''} />
      {notes}
    </div>
  );
}
