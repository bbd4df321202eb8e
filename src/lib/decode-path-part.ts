/**
 * A part of a path as text. Null when it is not percent-encoded UTF-8, or holds a character that no name
 * and no id has and that PostgreSQL cannot store (NUL).
 */
export function decodePathPart(part: string): string | null {
  try {
    const text = decodeURIComponent(part);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
