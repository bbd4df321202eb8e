import type { InterfaceRef, ObjectFieldsShape } from '@pothos/core';
import type { Action } from '../../../../access/rule.ts';
import { listedNode } from '../../../../graphql/branded-node.ts';
import type { Types } from '../../../../graphql/builder.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import type { Scope } from '../../../../request/scope.ts';
import type { ChangedItem } from './service.ts';

interface ItemMutationOptions {
  readonly description: string;
  readonly rule: Action;
  readonly change: (scope: Scope, subjectId: string) => Promise<ChangedItem>;
  readonly subject: {
    readonly type: InterfaceRef<Types, { readonly id: string }>;
    /** Describes the id in the input. */
    readonly input: string;
    /** Describes the field of the payload. */
    readonly payload: string;
  };
  /** Further fields of the payload. */
  readonly payload?: ObjectFieldsShape<Types, ChangedItem>;
}

/** A mutation that takes the id of a subject, and adds or removes the item of the viewer about it. */
export function itemMutation(name: string, options: ItemMutationOptions): void {
  const { description, rule, change, subject, payload } = options;
  mutation<{ readonly subjectId: string }, ChangedItem>(name, {
    description,
    rule,
    input: (t) => ({ subjectId: t.id({ required: true, description: subject.input }) }),
    resolve: (scope, input) => change(scope, input.subjectId),
    payload: (t) => ({
      subject: t.field({
        description: subject.payload,
        type: subject.type,
        resolve: (item, _args, scope) => listedNode(scope, item.subject),
      }),
      ...payload?.(t),
    }),
  });
}
