import { parseNodeId, parseNodeIds } from '../access/node-ids.ts';
import { brandedNode } from './branded-node.ts';
import { builder } from './builder.ts';
import { listPrice } from './prices.ts';

const Node = builder.nodeInterfaceRef();

builder.queryFields((t) => ({
  node: t.field({
    rule: 'public',
    description: 'Anything by its id. Null when it is gone or not for the viewer to see.',
    type: Node,
    nullable: true,
    args: { id: t.arg.id({ required: true, description: 'An id as this server gave it.' }) },
    resolve: (_root, { id }, scope) => brandedNode(scope, parseNodeId(scope, id, 'id')),
  }),
  nodes: t.field({
    rule: 'public',
    description: 'Up to 100 things by their ids, in the same order, null for what is missing.',
    type: [Node],
    nullable: { list: false, items: true },
    args: {
      ids: t.arg.idList({ required: true, description: 'Ids as this server gave them.' }),
    },
    complexity: ({ ids }) => listPrice(ids.length),
    resolve: (_root, { ids }, scope) =>
      parseNodeIds(scope, ids).map((key) => brandedNode(scope, key)),
  }),
}));
