import { getVariableValues, type OperationDefinitionNode, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { createComment, editComment } from '../../bench/soak/comment-operations.ts';
import { schema } from '../../src/composition/schema.ts';

const OPERATIONS = {
  createComment: createComment('UG9zdDox', 'A text'),
  editComment: editComment('Q29tbWVudDox', 'Another text'),
};

it.each(Object.entries(OPERATIONS))('%s of the soak fits the schema', (_name, sent) => {
  const document = parse(sent.query);
  expect(validate(schema, document)).toEqual([]);
  const { variableDefinitions = [] } = document.definitions[0] as OperationDefinitionNode;
  const { errors = [] } = getVariableValues(schema, variableDefinitions, sent.variables);
  expect(errors).toEqual([]);
});
