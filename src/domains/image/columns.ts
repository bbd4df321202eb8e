import sql, { type Sql } from 'sql-template-tag';

/** The stored image of an upload as an `ImageRow`, over `uploads` under this alias. */
export function imageObject(alias: Sql): Sql {
  return sql`json_build_object(
    'digest', ${alias}.digest, 'width', ${alias}.width, 'height', ${alias}.height,
    'widths', ${alias}.widths, 'isAnimated', ${alias}.is_animated
  )`;
}
