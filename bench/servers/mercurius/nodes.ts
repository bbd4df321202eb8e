import type { NodeType } from '../../contract.ts';
import { prisma } from '../prisma/client.ts';
import { commentColumns, postColumns, userColumns, wikiPageColumns } from './columns.ts';

const FIND: Readonly<Record<NodeType, (id: string) => Promise<object | null>>> = {
  User: (id) => prisma.user.findUnique({ where: { id }, select: userColumns }),
  Post: (id) => prisma.post.findUnique({ where: { id }, select: postColumns }),
  Comment: (id) => prisma.comment.findUnique({ where: { id }, select: commentColumns }),
  WikiPage: (id) => prisma.wikiPage.findUnique({ where: { id }, select: wikiPageColumns }),
};

/** The id of the API for a row. */
export function globalId(type: string, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64');
}

/** The row that an id of the API stands for, marked with its type; null when there is none. */
export async function findNode(globalId: string): Promise<object | null> {
  const [type = '', id = ''] = Buffer.from(globalId, 'base64').toString().split(':');
  if (!isNodeType(type)) return null;
  const row = await FIND[type](id);
  return row === null ? null : { __typename: type, ...row };
}

function isNodeType(type: string): type is NodeType {
  return type in FIND;
}
