/** What a statement of a migration keeps from a table for a time that grows with the table. */
export interface LongLock {
  readonly table: string;
  /** `writes`: reads go on. `everything`: reads wait, too. */
  readonly blocks: 'writes' | 'everything';
  readonly why: string;
}

interface Rule {
  /** Its group `table` names the table. */
  readonly statement: RegExp;
  readonly blocks: LongLock['blocks'];
  readonly why: string;
}

const TABLE = String.raw`(?:only\s+)?(?:"?public"?\.)?"?(?<table>\w+)"?`;
const ALTER = String.raw`^alter\s+table\s+(?:if\s+exists\s+)?${TABLE}\s[\s\S]*?`;

/**
 * Locks of PostgreSQL 15 to 18 (documentation, "ALTER TABLE" and "CREATE INDEX"). What only changes the catalogue, such
 * as a new column with a constant default, is not among them.
 */
const RULES: readonly Rule[] = [
  {
    statement: new RegExp(
      String.raw`^create\s+(?:unique\s+)?index\b(?!\s+concurrently\b)[\s\S]*?\son\s+${TABLE}`,
      'i',
    ),
    blocks: 'writes',
    why: 'builds an index',
  },
  {
    statement: new RegExp(
      String.raw`${ALTER}\badd\s+(?:constraint\s+\S+\s+)?(?:unique|primary\s+key)\s*\(`,
      'i',
    ),
    blocks: 'everything',
    why: 'builds the index of a constraint; build it before, and add the constraint `using index`',
  },
  {
    statement: new RegExp(
      String.raw`${ALTER}\badd\s+(?:constraint\s+\S+\s+)?foreign\s+key\b(?![\s\S]*\bnot\s+valid\b)`,
      'i',
    ),
    blocks: 'writes',
    why: 'checks all rows; add the constraint `not valid`, and validate it in another migration',
  },
  {
    statement: new RegExp(
      String.raw`${ALTER}\badd\s+(?:constraint\s+\S+\s+)?check\b(?![\s\S]*\bnot\s+valid\b)`,
      'i',
    ),
    blocks: 'everything',
    why: 'checks all rows; add the constraint `not valid`, and validate it in another migration',
  },
  {
    statement: new RegExp(String.raw`${ALTER}\bset\s+not\s+null\b`, 'i'),
    blocks: 'everything',
    why: 'checks all rows; a validated `check (… is not null)` spares that',
  },
  {
    statement: new RegExp(
      String.raw`${ALTER}\balter\s+(?:column\s+)?\S+\s+(?:set\s+data\s+)?type\b`,
      'i',
    ),
    blocks: 'everything',
    why: 'writes all rows again',
  },
  {
    statement: new RegExp(
      String.raw`${ALTER}\badd\s+(?:column\s+)?[^,]*\b(?:generated\s+always\s+as\b[\s\S]*\bstored\b|\w*serial\b|default\s+(?:gen_random_uuid|uuidv7|random|clock_timestamp|nextval)\s*\()`,
      'i',
    ),
    blocks: 'everything',
    why: 'writes all rows again',
  },
  {
    statement: new RegExp(String.raw`^(?:vacuum\s+full|cluster)\s+${TABLE}`, 'i'),
    blocks: 'everything',
    why: 'writes all rows again',
  },
  {
    statement: new RegExp(String.raw`^update\s+${TABLE}`, 'i'),
    blocks: 'writes',
    why: 'changes rows, which stay locked until the migration ends; fill large tables in pieces afterwards',
  },
];

/** A migration whose author has thought of its locks says so: `-- locks: REASON`. */
const ACCEPTED = /^-- locks: \S/m;

/** The long locks that a migration takes on tables which were there before it. */
export function longLocksOf(script: string): LongLock[] {
  const statements = statementsOf(script);
  const created = new Set(
    statements.flatMap((statement) => CREATED.exec(statement)?.groups?.['table'] ?? []),
  );
  return statements.flatMap((statement) =>
    RULES.flatMap(({ statement: pattern, blocks, why }) => {
      const table = pattern.exec(statement)?.groups?.['table'];
      return table === undefined || created.has(table) ? [] : [{ table, blocks, why }];
    }),
  );
}

/** The same without those that the migration gives a reason for. */
export function unexpectedLocksOf(script: string): LongLock[] {
  return ACCEPTED.test(script) ? [] : longLocksOf(script);
}

const CREATED = new RegExp(String.raw`^create\s+table\s+(?:if\s+not\s+exists\s+)?${TABLE}`, 'i');

/** Without comments, and without the bodies of functions, which run later. */
function statementsOf(script: string): string[] {
  return script
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
