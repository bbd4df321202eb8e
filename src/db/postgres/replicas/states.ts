import type { SqlQueryable } from '@prisma/driver-adapter-utils';
import sql, { type Sql } from 'sql-template-tag';
import { FIRST_LSN, type Lsn, parseLsn } from '../../../lib/lsn.ts';
import { queryableRunner } from '../../run.ts';

/** What identifies a database, and is the same on its replicas. */
interface Identity {
  /** Of the cluster, as `initdb` made it. */
  readonly system: string;
  /** Of the database within it. */
  readonly oid: number;
}

export interface PrimaryState extends Identity {
  /** After everything that was committed. */
  readonly position: Lsn;
}

export interface ReplicaState extends Identity {
  readonly isStandby: boolean;
  readonly replayed: Lsn;
  readonly timeZone: string;
}

/** Where the log of the primary ends. What is committed without waiting for the disk counts, too. */
const END_OF_LOG = sql`pg_current_wal_insert_lsn()::text`;

const IDENTITY: Sql = sql`
  (select system_identifier::text from pg_control_system()) as system,
  (select oid::bigint from pg_database where datname = current_database()) as oid`;

export async function readPrimaryState(primary: SqlQueryable): Promise<PrimaryState> {
  const [row] = await queryableRunner(primary).run<Identity & { readonly position: string }>(
    'replicas.primary',
    sql`select ${END_OF_LOG} as position, ${IDENTITY}`,
  );
  if (row === undefined) throw new TypeError('The primary did not say how it is');
  return { ...row, position: parseLsn(row.position) ?? FIRST_LSN };
}

export async function readPosition(primary: SqlQueryable): Promise<Lsn> {
  const [row] = await queryableRunner(primary).run<{ readonly position: string }>(
    'replicas.position',
    sql`select ${END_OF_LOG} as position`,
  );
  const position = parseLsn(row?.position ?? '');
  if (position === null) throw new TypeError('The primary did not say where its log ends');
  return position;
}

export async function readReplicaState(replica: SqlQueryable): Promise<ReplicaState> {
  const [row] = await queryableRunner(replica).run<
    Omit<ReplicaState, 'replayed'> & { readonly replayed: string | null }
  >(
    'replicas.state',
    sql`
      select pg_is_in_recovery() as "isStandby", pg_last_wal_replay_lsn()::text as replayed,
        current_setting('TimeZone') as "timeZone", ${IDENTITY}`,
  );
  if (row === undefined) throw new TypeError('The replica did not say how it is');
  return { ...row, replayed: parseLsn(row.replayed ?? '') ?? FIRST_LSN };
}

/** Why a replica that answers is not read from; null when nothing is wrong with it. */
export function faultOf(replica: ReplicaState, primary: Identity | undefined): string | null {
  const { isStandby, timeZone, system, oid } = replica;
  if (!isStandby) return 'it is no standby';
  if (primary !== undefined && (system !== primary.system || oid !== primary.oid)) {
    return 'it is a replica of another database';
  }
  return timeZone === 'UTC'
    ? null
    : `its sessions are in the time zone ${timeZone}; run alter role … set timezone to 'UTC'`;
}
