import { mkdir } from 'node:fs/promises';
import { type Row, writeTable } from './generate-dump.ts';

/** A text with formulas as its author wrote it, and what the site makes of it; `{}` is a formula. */
interface Template {
  readonly markdown: string;
  readonly html: string;
  /** Formulas with their delimiters, for the braces in turn. */
  readonly formulas: readonly string[];
}

const { raw } = String;

/** As people write who discuss qubits. Each formula gets a number, so that no two are the same. */
const TEMPLATES: readonly Template[] = [
  {
    markdown: 'Let {} be the {}th state, with {} of *them*.',
    html: '<p>Let {} be the {}th state, with {} of <em>them</em>.</p>',
    formulas: [
      raw`$|\psi_N\rangle=\alpha_1*|0\rangle+\beta_1*|1\rangle$`,
      '$n_N$',
      raw`$ \rho<N $`,
    ],
  },
  {
    markdown: '- one {}\n- two {}-qubit\n\n> {}',
    html: '<ul>\n<li>one {}</li>\n<li>two {}-qubit</li>\n</ul>\n\n<blockquote>\n  <p>{}</p>\n</blockquote>',
    formulas: [
      raw`$\frac{1}{\sqrt{N}}(|00\rangle+|11\rangle)$`,
      '$k_{N}$',
      raw`$$U_N\,U^\dagger=I$$`,
    ],
  },
  {
    markdown: '## On {}\n\nSo {}\nand [{}](https://q.example/N).',
    html: '<h2>On {}</h2>\n\n<p>So {}\nand <a href="https://q.example/N">{}</a>.</p>',
    formulas: [
      raw`$O(\log N)$`,
      raw`$$\begin{pmatrix}1&0\\0&e^{i\pi/N}\end{pmatrix}$$`,
      raw`$\text{Tr}_N(\rho)$`,
    ],
  },
  {
    markdown: 'As in\n\n{}\n\nwith <sup>a note</sup> and {}, and `$no$` formula.',
    html: '<p>As in</p>\n\n<p>{}</p>\n\n<p>with <sup>a note</sup> and {}, and <code>$no$</code> formula.</p>',
    formulas: [
      raw`\begin{align}
a_N &= b\\
c_N &= \text{what $d$ is}
\end{align}`,
      raw`$|A_N|\otimes|B|$`,
    ],
  },
  {
    markdown: '{} Thus {} and {}',
    html: '<p>{} Thus {} and {}</p>',
    formulas: [
      raw`$\newcommand{\kett}[1]{\left|#1\right\rangle}\DeclareMathOperator{\Rank}{rank}$`,
      raw`$\kett{N}$`,
      raw`$$\begin{eqnarray}\Rank A&=&N\\b&=&\kett{0}\end{eqnarray}$$`,
    ],
  },
];

interface FormulaDump {
  readonly questions: number;
  /** Whether bodies mark their formulas, as they do since 2019, or have bare dollars. */
  readonly isMarked: boolean;
}

/** Writes a dump of questions with many formulas, the same every time. Returns how many formulas. */
export async function generateFormulaDump(
  directory: string,
  { questions, isMarked }: FormulaDump,
): Promise<number> {
  await mkdir(directory, { recursive: true });
  const posts: Row[] = [];
  const history: Row[] = [];
  let formulas = 0;
  for (let id = 1; id <= questions; id += 1) {
    const template = TEMPLATES[id % TEMPLATES.length];
    if (template === undefined) continue;
    const { markdown, body } = textsOf(template, id, isMarked);
    formulas += template.formulas.length;
    const when = { CreationDate: '2021-03-04T05:06:07.000' };
    posts.push({
      Id: id,
      PostTypeId: 1,
      ...when,
      Score: 0,
      Body: body,
      OwnerUserId: 1,
      Title: `Q ${id}`,
    });
    history.push({
      ...{ Id: id, PostHistoryTypeId: 2, PostId: id, RevisionGUID: `guid-${id}` },
      ...{ ...when, UserId: 1, Text: markdown },
    });
  }
  await writeTable(
    directory,
    ['Users.xml', 'users'],
    [{ Id: 1, Reputation: 1, CreationDate: '2020-01-01T00:00:00.000', DisplayName: 'Ann' }],
  );
  await writeTable(directory, ['Posts.xml', 'posts'], posts);
  await writeTable(directory, ['PostHistory.xml', 'posthistory'], history);
  return formulas;
}

function textsOf({ markdown, html, formulas }: Template, id: number, isMarked: boolean) {
  const numbered = formulas.map((formula) => formula.replace('N', String(id)));
  const shown = numbered.map((formula) => {
    const escaped = formula.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return isMarked ? `<span class="math-container">${escaped}</span>` : escaped;
  });
  return {
    markdown: filled(markdown, numbered).replace('/N)', `/${id})`),
    body: filled(html, shown).replace('/N"', `/${id}"`),
  };
}

function filled(text: string, parts: readonly string[]): string {
  let next = 0;
  return text.replace(/\{\}/g, () => parts[next++] ?? '');
}
