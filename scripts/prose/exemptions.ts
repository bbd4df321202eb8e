type Problems = ReadonlyMap<string, readonly string[]>;
type Exemptions = Readonly<Record<string, number>>;

/** The problems of files that have more than are exempt, and exemptions that are larger than needed. */
export function exemptionProblems(problems: Problems, exemptions: Exemptions): string[] {
  const tooMany = [...problems].flatMap(([file, found]) => {
    const exempt = exemptions[file] ?? 0;
    if (found.length <= exempt) return [];
    const note =
      exempt === 0 ? [] : [`${file}: ${found.length} problems, and ${exempt} are exempt`];
    return [...found, ...note];
  });
  const tooLarge = Object.entries(exemptions).flatMap(([file, exempt]) => {
    const count = problems.get(file)?.length ?? 0;
    return count < exempt ? [`${file}: ${count} problems, but ${exempt} are exempt: lower it`] : [];
  });
  return [...tooMany, ...tooLarge];
}

/** The exemptions that are still needed; none is larger than before. */
export function lowered(problems: Problems, exemptions: Exemptions): Record<string, number> {
  const entries = Object.entries(exemptions).map(
    ([file, exempt]) => [file, Math.min(exempt, problems.get(file)?.length ?? 0)] as const,
  );
  return Object.fromEntries(entries.filter(([, count]) => count > 0));
}
