/** Neighbouring characters (UTF-16 code units) of one author. */
export interface Span {
  readonly author: string;
  readonly length: number;
}
