import type { ReactNode } from 'react';
import type { GraphQLTaggedNode } from 'react-relay/hooks';
import type { Problem } from '../forms/problem.ts';
import type { Act } from '../member/moderation-buttons.tsx';

type Values = Readonly<Record<string, string>>;

/** What a moderator fills in to do something. */
export interface ActForm {
  /** Its variables are `$id` of the subject, `$reason`, and those of `more`. */
  readonly mutation: GraphQLTaggedNode;
  readonly submitLabel: string;
  readonly more?: MoreFields;
}

/** Fields above the reason. */
export interface MoreFields {
  /** Their names, which they have in the input too. */
  readonly names: readonly string[];
  readonly render: (problems: readonly Problem[], subjectId: string) => ReactNode;
  /** What is wrong with the values before they are sent. */
  readonly check?: (values: Values) => readonly Problem[];
  readonly variablesOf: (values: Values) => Values;
}

export type ActForms = { readonly [Each in Act]?: ActForm };
