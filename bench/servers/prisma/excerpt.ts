const LENGTH = 280;

/** The beginning of a text: Prisma reads whole columns, so it is cut here. */
export function excerpt(text: string): string {
  return text.slice(0, LENGTH);
}
