import type { BetterAuthOptions, DBAdapter, DBTransactionAdapter } from 'better-auth/types';
import { hashOfSecret } from '../../../../lib/secret.ts';

type Adapter = DBAdapter<BetterAuthOptions>;
type Row = Record<string, unknown>;
type Where = Parameters<Adapter['deleteMany']>[0]['where'];

/**
 * Stores the hash of a session's secret where better-auth would store the secret. better-auth gets the secret back
 * only for a session that it created or asked for by that secret.
 */
export function hashSessionTokens(adapter: Adapter): Adapter {
  return {
    ...hashed(adapter),
    transaction: (work) => adapter.transaction((tx) => work(hashed(tx))),
  };
}

function hashed<Base extends DBTransactionAdapter<BetterAuthOptions>>(adapter: Base): Base {
  return {
    ...adapter,
    async create(given: Parameters<Adapter['create']>[0]) {
      if (given.model !== 'session') return adapter.create(given);
      const { token } = given.data as Row;
      const row = await adapter.create({ ...given, data: withHash(given.data as Row) });
      return { ...row, token };
    },
    async findOne(given: Parameters<Adapter['findOne']>[0]) {
      return withToken(await adapter.findOne(of(given)), given);
    },
    findMany: (given: Parameters<Adapter['findMany']>[0]) => adapter.findMany(of(given)),
    count: (given: Parameters<Adapter['count']>[0]) => adapter.count(of(given)),
    async update(given: Parameters<Adapter['update']>[0]) {
      const { update } = given;
      const change = given.model === 'session' ? withHash(update) : update;
      return withToken(await adapter.update(of({ ...given, update: change })), given);
    },
    updateMany: (given: Parameters<Adapter['updateMany']>[0]) => adapter.updateMany(of(given)),
    delete: (given: Parameters<Adapter['delete']>[0]) => adapter.delete(of(given)),
    deleteMany: (given: Parameters<Adapter['deleteMany']>[0]) => adapter.deleteMany(of(given)),
    async consumeOne(given: Parameters<Adapter['consumeOne']>[0]) {
      return withToken(await adapter.consumeOne(of(given)), given);
    },
  } as Base;
}

/** The same question about hashes. */
function of<Given extends { readonly model: string; readonly where?: Where | undefined }>(
  given: Given,
): Given {
  if (given.model !== 'session' || given.where === undefined) return given;
  const where = given.where.map((condition) =>
    condition.field === 'token' ? { ...condition, value: hashOf(condition.value) } : condition,
  );
  return { ...given, where };
}

function withHash(data: Row): Row {
  return 'token' in data ? { ...data, token: hashOf(data['token']) } : data;
}

function hashOf(token: unknown): string | string[] {
  return Array.isArray(token)
    ? token.map((one) => hashOfSecret(String(one)))
    : hashOfSecret(String(token));
}

/** A session that was asked for by its secret, with the secret. */
function withToken<Found>(
  found: Found,
  { model, where }: { readonly model: string; readonly where: Where },
): Found {
  const token = where.find(({ field }) => field === 'token')?.value;
  if (model !== 'session' || typeof token !== 'string' || found === null) return found;
  return { ...found, token };
}
