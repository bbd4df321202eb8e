import type { Sql } from 'sql-template-tag';
import type { ByteBudget } from '../lib/byte-budget.ts';
import type { Lsn } from '../lib/lsn.ts';
import type { MaybePromise } from '../lib/maybe-promise.ts';
import type { PrismaClient } from './generated/client.ts';

/** What a transaction's own Prisma client offers: everything but connecting and nesting. */
export type TransactionClient = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'
>;

/**
 * How PostgreSQL plans a query: `generic` is one plan for all values, which saves the planning; `custom` is a plan for
 * these values, where the best way depends on them.
 */
export type Planning = 'generic' | 'custom';

export interface ReadOptions {
  /** A request's reader plans `generic` by default, all others `custom`. */
  readonly planning?: Planning;
  /** What to read with the rows. Only a request's reader does; others leave it to be asked for. */
  readonly prefetches?: readonly Prefetch[];
  /** The properties of the rows that hold texts of any length. */
  readonly texts?: readonly string[];
}

/** Rows that belong to those of another query, its parents: read in the same statement. */
export interface Prefetch {
  readonly name: string;
  /** @param parents the name that the parents have within the statement */
  query(parents: Sql): Sql;
  /** What to read with these rows in turn. */
  readonly prefetches: readonly Prefetch[];
  /** The properties of these rows that hold texts of any length. */
  readonly texts?: readonly string[] | undefined;
  /** Whether it must not be planned again, so that it is left out where its parents are. */
  readonly plannedOnce?: true;
  /** Receives what was read before the promise of the parents' query resolves. */
  accept(parents: readonly unknown[], found: readonly unknown[]): void;
}

/** Something that can be asked: a database, a transaction on it, or one request's reader. */
export interface StatementReader {
  /**
   * Only of a request's reader: throws when its operation was given up, so that nothing further is done
   * for it.
   */
  readonly assertNotOver?: () => void;
  /**
   * Runs a query and returns its rows, which PostgreSQL writes as JSON: numbers are numbers (also
   * int8 and numeric), times are ISO 8601 text with their offset and every digit of the column.
   *
   * @param name `noun.whatItDoes`; heads the statement, so logs and pg_stat_statements show it
   */
  run<Row>(name: string, query: Sql, options?: ReadOptions): Promise<Row[]>;
}

export interface StatementRunner extends StatementReader {
  /** Runs a statement for its effect and returns how many rows it touched. */
  execute(name: string, statement: Sql): Promise<number>;
}

export interface Transaction extends StatementRunner {
  readonly prisma: TransactionClient;
}

export interface NamedQuery {
  readonly name: string;
  readonly query: Sql;
  readonly prefetches?: readonly Prefetch[] | undefined;
  readonly texts?: readonly string[] | undefined;
}

/** Notes what an answer is made of. */
export interface ReadRecorder {
  /** @param cells the rows of each part of a statement, in the order of the parts */
  note(
    parts: readonly Pick<StatementPart, 'name' | 'query' | 'alias'>[],
    cells: readonly (readonly unknown[])[],
  ): void;
}

/** One of the queries of a statement: one that was asked for, or a prefetch for its rows. */
export interface StatementPart {
  readonly name: string;
  readonly query: Sql;
  /** The name of its rows within the statement, where others refer to them. */
  readonly alias: Sql | undefined;
  /** The properties of its rows that hold texts of any length. */
  readonly texts: readonly string[];
}

export interface ReadLimits {
  /** What may be read: texts beyond it do not leave the database. */
  readonly budget: ByteBudget;
  /** Begins a statement when it is its client's turn. Gives what ends it. */
  begin(): MaybePromise<() => void>;
  /** Lets a replica answer; without it the primary does. */
  readonly route?: ReadRoute | undefined;
  /** Receives what was read. */
  readonly recorder?: ReadRecorder | undefined;
}

/**
 * Where the reads of one request go: all to one replica, and to the primary from the first read on that no replica
 * could answer. A request that read from two replicas could find a row that points at one which is missing.
 */
export interface ReadRoute {
  /** The rows, as `runTogether` gives them; null when the primary has to be asked. */
  ask(
    queries: readonly NamedQuery[],
    planning: Planning,
    limits: ReadLimits,
  ): Promise<unknown[][] | null>;
}

/** The replicas of a database, which answer the reads that have a route. */
export interface Replicas {
  /** @param since the position that a replica must have replayed to answer; null leads to the primary */
  route(since: MaybePromise<Lsn | null>): ReadRoute;
  /** A position of the primary after everything that was committed before the call. */
  position(): Promise<Lsn>;
  /** How each of them is, as far as it was seen within the last second. */
  states(): readonly ReplicaUse[];
}

export interface ReplicaUse {
  /** Without a password. */
  readonly location: string;
  /** Whether reads are answered by it. */
  readonly isUsed: boolean;
  /**
   * For how long the primary has had what the replica has not replayed, in s. It is known up to the limit from
   * which on replicas are left alone, and a little more.
   */
  readonly lag: number;
  /** How many statements it has answered. */
  readonly statements: number;
}

/** Something that answers several queries in one round trip. */
export interface BatchReader {
  /**
   * The rows of each query, in the order of the queries; if one fails, all do.
   *
   * @param limits those of the operation that asks
   */
  runTogether(
    queries: readonly NamedQuery[],
    planning: Planning,
    limits?: ReadLimits,
  ): Promise<unknown[][]>;
}

/** The connections of one kind of work. */
export interface ConnectionUse {
  readonly pool: string;
  readonly open: number;
  /** How many of them have something to do. */
  readonly inUse: number;
  /** How much waits for one of them, or behind something on one. */
  readonly waiting: number;
}

/** An open database: PGlite in a thread or a pool of connections to PostgreSQL. */
export interface Database extends StatementRunner, BatchReader {
  readonly engine: 'pglite' | 'postgres';
  /** Where the data is, for people: a folder, or a host, port and database; never a password. */
  readonly location: string;
  readonly prisma: PrismaClient;
  /** Null where there are none. */
  readonly replicas: Replicas | null;
  /** How many long statements may run at once and leave room for short ones. */
  readonly longStatements: number;
  /** Runs `work` in one transaction: all of it happens or, when it throws, nothing does. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * The same without Prisma's client, which writes and parses each value several times: for statements with
   * megabytes of values.
   */
  bulkTransaction<T>(work: (runner: StatementRunner) => Promise<T>): Promise<T>;
  /** The same without any time limit, which only migrations are to do. */
  longTransaction<T>(work: (runner: StatementRunner) => Promise<T>): Promise<T>;
  /**
   * Calls back when a channel is notified, and whenever notices may have been missed because the
   * connection was lost and is there again. It does not fail: while there is no connection, it tries.
   *
   * @param channel a name that needs no quotes
   * @returns what ends it
   */
  onNotice(channel: string, heard: () => void): Promise<() => Promise<void>>;
  /** How the connections are used now; empty where there are none. */
  connections(): readonly ConnectionUse[];
  /**
   * Whether the disk has room for writes: false from one that found none, until there is some. It is found
   * out by trying, so only rare statements notice.
   */
  hasRoom(): Promise<boolean>;
  close(): Promise<void>;
}
