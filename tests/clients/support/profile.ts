/** What the queries of the clients answer with, for those that derive no types from them. */
export interface Profile {
  readonly user: {
    readonly id: string;
    readonly comments: {
      readonly edges: readonly {
        readonly cursor: string;
        readonly node: { readonly id: string; readonly body: { readonly text: string } };
      }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  } | null;
}
