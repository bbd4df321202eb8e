import { type DocumentNode, Kind, type TypeNode } from 'graphql';

/** A variable whose value is a text. */
interface TextVariable {
  readonly name: string;
  readonly isOptional: boolean;
}

type AreTexts = (document: DocumentNode, values: Readonly<Record<string, unknown>>) => boolean;

/**
 * Tells whether a document takes texts alone and got them, as most do that come again: an id, a name, a cursor.
 * Then no value can have a wrong type, and the values need not be coerced to see it.
 */
export function textVariables(): AreTexts {
  const variablesByDocument = new WeakMap<DocumentNode, readonly TextVariable[] | null>();
  return (document, values) => {
    let wanted = variablesByDocument.get(document);
    if (wanted === undefined) {
      wanted = textVariablesOf(document);
      variablesByDocument.set(document, wanted);
    }
    return (
      wanted?.every(({ name, isOptional }) =>
        Object.hasOwn(values, name) ? typeof values[name] === 'string' : isOptional,
      ) ?? false
    );
  };
}

/** Null where there are others, or where the request decides which of several operations is meant. */
function textVariablesOf({ definitions }: DocumentNode): readonly TextVariable[] | null {
  const [operation, ...others] = definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation === undefined || others.length > 0) return null;
  const variables = operation.variableDefinitions ?? [];
  if (!variables.every(({ type }) => isText(type))) return null;
  return variables.map(({ variable, type, defaultValue }) => ({
    name: variable.name.value,
    isOptional: type.kind !== Kind.NON_NULL_TYPE || defaultValue !== undefined,
  }));
}

function isText(type: TypeNode): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return isText(type.type);
  return (
    type.kind === Kind.NAMED_TYPE && (type.name.value === 'ID' || type.name.value === 'String')
  );
}
