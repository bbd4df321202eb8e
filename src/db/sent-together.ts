type Results<Statements extends readonly unknown[]> = {
  -readonly [Index in keyof Statements]: Awaited<Statements[Index]>;
};

/**
 * The results of statements of one transaction that need nothing of each other: they leave in one packet, and the
 * database runs them in this order. When one fails, the error of the first comes once all have ended, so that none is
 * sent after the transaction.
 */
export async function sentTogether<const Statements extends readonly unknown[]>(
  statements: Statements,
): Promise<Results<Statements>> {
  const outcomes = await Promise.allSettled(statements);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return outcomes.map((outcome) =>
    outcome.status === 'fulfilled' ? outcome.value : undefined,
  ) as Results<Statements>;
}
