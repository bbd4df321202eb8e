import type { Plugin } from 'graphql-yoga';
import { takesAnswers } from '../accepted-answers.ts';
import { errorResponse, refusal } from '../refusal.ts';
import { GRAPHQL_PATH } from './use-routes.ts';

const NO_COMMON_TYPE = refusal({
  code: 'BAD_REQUEST',
  message: 'The API answers in JSON: send `accept: application/json`, or leave the header out.',
  status: 406,
});

/** Refuses a request whose client takes no answer of the API, before anything runs. Yoga would look at that afterwards. */
export function useAcceptedAnswers(): Plugin {
  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      if (url.pathname !== GRAPHQL_PATH || takesAnswers(request.headers)) return;
      endResponse(errorResponse(NO_COMMON_TYPE, fetchAPI.Response));
    },
  };
}
