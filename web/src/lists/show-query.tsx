import { browserPath } from '../paths.ts';
import { site } from '../site.ts';

export interface ShownQuery {
  /** The hash that names the operation. */
  readonly id: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** What it lists, for the link's accessible name. */
  readonly title: string;
}

/** Leads to GraphiQL, with the query of a list and its variables ready to run. */
export function ShowQuery({ id, variables, title }: ShownQuery) {
  if (!site.hasGraphiql || !id) return null;
  const parameters = new URLSearchParams({
    documentId: id,
    variables: JSON.stringify(variables, null, 2),
  });
  return (
    <a className="show-query" href={browserPath(`/graphiql?${parameters}`)}>
      Show the query<span className="visually-hidden"> of {title}</span>
    </a>
  );
}
