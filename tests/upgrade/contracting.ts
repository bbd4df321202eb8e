/** Takes away or changes what servers of the release before may still use. */
const CONTRACTS =
  /\bdrop\s+(?:table|column|function|procedure|type|view|schema)\s+(?:if\s+exists\s+)?(?:"?public"?\.)?"?(\w+)"?|\brename\s+(?:column\s+|constraint\s+)?"?(\w+)"?\s+to\b|\balter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?"?(\w+)"?\s+rename\s+to\b|\balter\s+(?:column\s+)?"?(\w+)"?\s+(?:set\s+data\s+)?type\b|\balter\s+type\s+"?(\w+)"?(?!\w|"?\s+add\s+value\b)/gi;

/** A migration that removes what an earlier release stopped using says so in its first line. */
const MARK = /^-- contracting: \S/;

/**
 * What a migration takes away or changes that one of these statements names.
 *
 * @param script SQL
 */
export function contractedBy(script: string, statements: readonly string[]): string[] {
  if (MARK.test(script)) return [];
  const withoutComments = script.replaceAll(/--.*$/gm, '');
  const names = [...withoutComments.matchAll(CONTRACTS)].flatMap(([, ...groups]) =>
    groups.filter((name) => name !== undefined),
  );
  return [...new Set(names)].filter((name) => {
    const word = new RegExp(`\\b${name}\\b`);
    return statements.some((statement) => word.test(statement));
  });
}
