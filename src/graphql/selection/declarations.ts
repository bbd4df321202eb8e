import type {
  FieldNullability,
  InputFieldMap,
  InputShapeFromFields,
  SchemaTypes,
  TypeParam,
} from '@pothos/core';
import type { Prefetch } from '../../db/database.ts';
import type { MaybePromise } from '../../lib/maybe-promise.ts';
import type { PagedList } from '../../loaders/connection.ts';
import type { Relation, Scope } from '../../request/scope.ts';

/** What a field declares about its row, from which a selection is planned before there is a row. */
export interface FieldDeclarations<Parent, Args> {
  /**
   * The properties of its row that the field reads. Where a field without it is selected, the whole row is
   * read; one that names too few finds `undefined`.
   */
  reads?: readonly (keyof Parent & string)[] | undefined;
  /** For a field that leads to a `RichText` of the row: the properties that hold its forms, by field. */
  texts?: Readonly<Record<string, keyof Parent & string>> | undefined;
  /** The row to which the field leads: see `toOne`. */
  relation?: Relation | undefined;
  /** What the field loads besides, to be read with its rows; null for viewers who need nothing. */
  prefetch?: ((scope: Scope) => Prefetch | null) | undefined;
  /** The list to which the field leads: see `toMany`. */
  list?: ListOf<Args> | undefined;
}

/** The list of a row that depends on nothing of the row but its id. A promise where a filter names people. */
export type ListOf<Args, Row extends object = object> = (
  scope: Scope,
  args: Args,
) => MaybePromise<PagedList<Row>>;

/** Those of a field of the finished schema, for the planner. */
export type PlannedDeclarations = FieldDeclarations<Record<string, unknown>, ArgumentValues>;

/** The values of a field's arguments, as the schema types them. */
export type ArgumentValues = Readonly<Record<string, unknown>>;

declare module 'graphql' {
  interface GraphQLFieldExtensions<_TSource, _TContext, _TArgs> {
    declarations?: PlannedDeclarations;
  }

  interface GraphQLObjectTypeExtensions {
    /** Says of a type that it is a connection or an edge. */
    listPart?: 'connection' | 'edge';
  }
}

declare global {
  export namespace PothosSchemaTypes {
    interface FieldOptions<
      Types extends SchemaTypes = SchemaTypes,
      ParentShape = unknown,
      Type extends TypeParam<Types> = TypeParam<Types>,
      Nullable extends FieldNullability<Type> = FieldNullability<Type>,
      Args extends InputFieldMap = InputFieldMap,
      ResolveShape = unknown,
      ResolveReturnShape = unknown,
    > extends FieldDeclarations<ParentShape, InputShapeFromFields<Args>> {}
  }
}
