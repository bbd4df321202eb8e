const CONFLICT = /^<{7} yours\n((?:.*\n)*?)={7}\n((?:.*\n)*?)>{7} theirs$/gm;

/**
 * Quotes both versions of lines that two people changed, each below a line that says whose it is. Markdown takes the
 * marks around them for headings. In a quote, nothing of one version runs on into the other, or into what follows.
 */
export function quoteConflicts(markdown: string): string {
  return markdown.replaceAll(
    CONFLICT,
    (_, yours: string, theirs: string) =>
      `\n${quote('Your text', yours)}\n\n${quote('The current text', theirs)}\n`,
  );
}

function quote(title: string, text: string): string {
  const lines = text.trim() === '' ? '*Nothing*' : text.trimEnd();
  return `**${title}**\n\n${lines}`.replaceAll(/^/gm, '> ');
}
