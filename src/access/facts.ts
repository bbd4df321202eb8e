/** Of actions that are done to nothing in particular. */
interface NoFacts {
  readonly kind: 'None';
}

/**
 * What rules know of the subject of an action. Facts are only ever made of things that the
 * viewer sees: what they do not see does not exist for them. Each noun adds its facts: `declare module`.
 */
export interface FactsByKind {
  readonly None: NoFacts;
}

export type SubjectKind = keyof FactsByKind;

export type FactsOf<Kind extends SubjectKind> = FactsByKind[Kind];

export type Facts = FactsOf<SubjectKind>;
