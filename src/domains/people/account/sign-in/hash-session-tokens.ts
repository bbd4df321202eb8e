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
    async create(call: Parameters<Adapter['create']>[0]) {
      if (call.model !== 'session') return adapter.create(call);
      const { token } = call.data as Row;
      const row = await adapter.create({ ...call, data: withHash(call.data as Row) });
      return { ...row, token };
    },
    async findOne(call: Parameters<Adapter['findOne']>[0]) {
      return withToken(await adapter.findOne(of(call)), call);
    },
    findMany: (call: Parameters<Adapter['findMany']>[0]) => adapter.findMany(of(call)),
    count: (call: Parameters<Adapter['count']>[0]) => adapter.count(of(call)),
    async update(call: Parameters<Adapter['update']>[0]) {
      const { update } = call;
      const change = call.model === 'session' ? withHash(update) : update;
      return withToken(await adapter.update(of({ ...call, update: change })), call);
    },
    updateMany: (call: Parameters<Adapter['updateMany']>[0]) => adapter.updateMany(of(call)),
    delete: (call: Parameters<Adapter['delete']>[0]) => adapter.delete(of(call)),
    deleteMany: (call: Parameters<Adapter['deleteMany']>[0]) => adapter.deleteMany(of(call)),
    async consumeOne(call: Parameters<Adapter['consumeOne']>[0]) {
      return withToken(await adapter.consumeOne(of(call)), call);
    },
  } as Base;
}

/** The same question about hashes. */
function of<Given extends { readonly model: string; readonly where?: Where | undefined }>(
  call: Given,
): Given {
  if (call.model !== 'session' || call.where === undefined) return call;
  const where = call.where.map((condition) =>
    condition.field === 'token' ? { ...condition, value: hashOf(condition.value) } : condition,
  );
  return { ...call, where };
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
