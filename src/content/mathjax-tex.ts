/** TeX as KaTeX takes it, from TeX that was written for MathJax. */
export function fromMathJax(tex: string): string {
  if (!tex.includes('\\')) return tex;
  return (
    tex
      // MathJax redefines existing commands; KaTeX would refuse.
      .replace(/\\newcommand(?![a-zA-Z])\*?/g, '\\providecommand')
      .replace(OPERATOR, (_, star: string, name: string, shown: string) => {
        return `\\providecommand{${name}}{\\operatorname${star}{${shown}}}`;
      })
      .replace(
        /\\(begin|end)\{(eqnarray|multline)(\*?)\}/g,
        (_, end, name, star) => `\\${end}{${name === 'eqnarray' ? 'align' : 'gather'}${star}}`,
      )
      .replace(/\\(?:label|require)\{[^{}]*\}/g, '')
  );
}

/** `\DeclareMathOperator{\name}{shown}` */
const OPERATOR = /\\DeclareMathOperator(\*?)\s*\{?\s*(\\[a-zA-Z]+)\s*\}?\s*\{([^{}]*)\}/g;
