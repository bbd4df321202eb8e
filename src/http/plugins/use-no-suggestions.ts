import { validate } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * Leaves "Did you mean" out of what validation says. With introspection off, a schema could be
 * guessed from it name by name.
 */
export function useNoSuggestions(): Plugin {
  return {
    onValidate({ setValidationFn }) {
      setValidationFn((schema, document, rules) =>
        validate(schema, document, rules, { hideSuggestions: true }),
      );
    },
  };
}
