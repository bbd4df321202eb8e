import { prisma } from './client.ts';

export interface SearchHit {
  readonly type: string;
  readonly id: string;
  readonly title: string | null;
  readonly excerpt: string | null;
}

/** Prisma has no ranked search over several tables: its documentation sends such queries through SQL. */
export function searchEverything(query: string): Promise<SearchHit[]> {
  return prisma.$queryRaw<SearchHit[]>`
    select type, id, title, excerpt from bench.search_everything(${query})`;
}
