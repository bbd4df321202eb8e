/** Above this many distinct statements, further ones are sent unprepared. */
const MOST_NAMES = 2_000;

/**
 * Names for prepared statements: our own (they begin with their name as a comment) are prepared once
 * a connection and then only bound. What Prisma Client writes is not: its texts vary with the length
 * of their lists, and would fill the server's memory.
 */
export function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    if (!sql.startsWith('/* ')) return UNPREPARED;
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= MOST_NAMES) return UNPREPARED;
    const name = `commonplace_${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}

/** PostgreSQL's unnamed statement: parsed anew each time. */
const UNPREPARED = '';
