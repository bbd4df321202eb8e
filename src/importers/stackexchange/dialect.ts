/**
 * Where the formulas of a site are: nowhere; in `math-container`, as its HTML marks them since 2019; in all
 * dollars that MathJax reads; or in the few dollars that enclose nothing but TeX.
 */
export type Maths = 'none' | 'marked' | 'lenient' | 'strict';

/** How the texts of a site are to be read. */
export interface Dialect {
  /** Where relative links lead: https://bicycles.stackexchange.com */
  readonly origin: string;
  readonly maths: Maths;
}
