/** The tags of a question: `<a><b>`, or `|a|b|` in newer dumps. */
export function tagNames(attribute: string | undefined): string[] {
  const names = (attribute ?? '').split(/[<>|\s]+/).filter((name) => name !== '');
  return [...new Set(names)];
}
