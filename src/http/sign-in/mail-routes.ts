import * as z from 'zod/mini';
import {
  mailLinkOwner,
  signInWithMailLink,
} from '../../domains/people/account/sign-in/mail-link.ts';
import { requestInfo } from '../request-info.ts';
import { jsonAnswer } from './answers.ts';
import { readJson, shortText } from './read-json.ts';
import { type Handle, visitorOf } from './route.ts';
import type { LinkSender } from './send-links.ts';

const ADDRESS = z.object({ address: shortText });

/** Sends a link. The answer is the same, and comes as soon, whether an account has the address or not. */
function sending(kind: keyof LinkSender): Handle {
  return async (exchange, { attempts, sendLinks }) => {
    const { address } = await readJson(exchange.request, ADDRESS);
    attempts.beginMail(address, requestInfo(exchange.request).address);
    void sendLinks?.[kind](address);
    return jsonAnswer({}, { ...exchange, status: 202 });
  };
}

const LINK = z.object({ link: shortText });

const owner: Handle = async (exchange, { engine }) => {
  const { link } = await readJson(exchange.request, LINK);
  const username = await mailLinkOwner(engine.db, link);
  return jsonAnswer({ isValid: username !== null, username }, exchange);
};

/** By POST, because programs open the links in e-mails before people do. */
const signIn: Handle = async (exchange, options) => {
  const { link } = await readJson(exchange.request, LINK);
  const visitor = await visitorOf(exchange, options);
  const { cookies, ...answer } = await signInWithMailLink(options.engine, link, visitor);
  return jsonAnswer(answer, { ...exchange, cookies });
};

/** What works by e-mail: below `/api/auth/`, by POST. */
export const MAIL_ROUTES: Readonly<Record<string, Handle>> = {
  'lost-password': sending('lostPassword'),
  'mail-link': sending('signIn'),
  'mail-link/owner': owner,
  'mail-sign-in': signIn,
};
