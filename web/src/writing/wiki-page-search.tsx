import { ChoiceSearch, type ChoiceSearchProps } from './choice-search.tsx';
import { findWikiPages, type WikiPageChoice } from './find-wiki-pages.ts';

/** Searches wiki pages by their titles. */
export function WikiPageSearch(props: ChoiceSearchProps<WikiPageChoice>) {
  return (
    <ChoiceSearch
      {...props}
      search={findWikiPages}
      labelOf={({ title }) => title}
      noun={{ one: 'wiki page', many: 'wiki pages' }}
    />
  );
}
