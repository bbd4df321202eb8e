interface Page {
  readonly size: number;
  /** An SQL expression that makes the JSON of a row. */
  readonly node: string;
  /** The column that a cursor would carry. */
  readonly id: string;
  /** From, where and order. */
  readonly rows: string;
  /** An SQL expression; without it no count is made. */
  readonly totalCount?: string;
}

/** A subselect that gives one page of a list as JSON. One row more is read than the page has. */
export function page({ size, node, id, rows, totalCount }: Page): string {
  return `(select json_build_object(
    ${totalCount === undefined ? '' : `'totalCount', ${totalCount},`}
    'nodes', coalesce(array_to_json(nodes[:${size}]), '[]'),
    'pageInfo', json_build_object(
      'hasNextPage', coalesce(cardinality(nodes) > ${size}, false),
      'endCursor', ids[least(cardinality(ids), ${size})]))
    from (
      select array_agg(node) as nodes, array_agg(id) as ids
      from (select ${node} as node, ${id} as id ${rows} limit ${size + 1}) rows
    ) page)`;
}

/** The JSON of a person in a list, from a table under this alias; null where a left join found none. */
export function person(alias: string): string {
  return `case when ${alias}.id is not null then json_build_object('id', ${alias}.id,
    'username', ${alias}.username, 'displayName', ${alias}.display_name) end`;
}
