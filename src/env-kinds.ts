// Not all of zod, which takes a twentieth of a start to load.

import ipaddr from 'ipaddr.js';
import * as z from 'zod/mini';
import { isMailAddress } from './lib/mail-address.ts';
import { parseUrl } from './lib/parse-url.ts';
import { postgresAddress } from './lib/postgres-address.ts';
import { MAX_REACTIONS, parseReactions, type Reaction } from './lib/reactions.ts';

/** What the text of a variable may be: in words, for people, and as the schema that reads it. */
export interface Kind<T> {
  readonly allowed: string;
  readonly schema: z.ZodMiniType<T>;
}

/** A number without sign and fraction. */
export function wholeNumber(least: number, most: number): Kind<number> {
  return {
    allowed: `a whole number from ${least} to ${most}`,
    schema: z.pipe(
      z.pipe(z.string().check(z.regex(/^\d{1,10}$/)), z.transform(Number)),
      z.number().check(z.minimum(least), z.maximum(most)),
    ),
  };
}

/** A TCP port, or null for none. */
export function optionalPort(): Kind<number | null> {
  const port = wholeNumber(0, 65_535);
  return {
    allowed: `${port.allowed}, or nothing`,
    schema: z.union([
      z.pipe(
        z.literal(''),
        z.transform(() => null),
      ),
      port.schema,
    ]),
  };
}

/** One of a few words. */
export function oneOf<const Choice extends string>(...choices: readonly Choice[]): Kind<Choice> {
  return { allowed: `one of ${choices.join(', ')}`, schema: z.enum(choices) };
}

/** A switch. */
export function onOff(): Kind<boolean> {
  const isOn = z.transform((word: 'on' | 'off') => word === 'on');
  return { allowed: 'on or off', schema: z.pipe(z.enum(['on', 'off']), isOn) };
}

/** A text with something in it. */
export function label(): Kind<string> {
  return {
    allowed: 'a text that is not blank',
    schema: z.string().check(z.trim(), z.minLength(1)),
  };
}

/** Any text, without the space around it. */
export function text(): Kind<string> {
  return { allowed: 'a text', schema: z.string().check(z.trim()) };
}

/** A secret of at least so many characters, or none. */
export function secret(least: number): Kind<string> {
  return {
    allowed: `a text of at least ${least} characters`,
    schema: z.string().check(z.refine((value) => value === '' || value.trim().length >= least)),
  };
}

/** A language, as BCP 47 writes it; it comes back in canonical form. */
export function languageTag(): Kind<string> {
  return {
    allowed: 'a language tag such as en, de or pt-BR',
    schema: z.pipe(
      z.string().check(z.refine(isLanguageTag)),
      z.transform((tag) => Intl.getCanonicalLocales(tag)[0] ?? tag),
    ),
  };
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** What `listen` takes as a host. */
export function hostName(): Kind<string> {
  return {
    allowed: 'a host name or an IP address, without a port',
    schema: z.union([
      z.ipv4(),
      z.ipv6(),
      z.string().check(z.regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i)),
    ]),
  };
}

/** The address of a database, as `openDatabase` takes it. */
export function databaseUrl(): Kind<string> {
  return {
    allowed:
      'pglite:DIR, pglite:memory or postgres://USER:PASSWORD@HOST:PORT/NAME, in which # is written %23 and @ %40',
    schema: z.string().check(z.refine(isDatabaseUrl)),
  };
}

/** The addresses of PostgreSQL databases. */
export function databaseUrls(): Kind<readonly string[]> {
  return {
    allowed: 'postgres://USER:PASSWORD@HOST:PORT/NAME, comma-separated',
    schema: z.pipe(
      z.pipe(z.string(), z.transform(partsOf)),
      z.array(z.string().check(z.refine(isPostgresUrl))),
    ),
  };
}

/** The address of a site; empty reads as null. It comes back without a slash at its end. */
export function webAddress(): Kind<string | null> {
  return {
    allowed: 'an address that begins with http:// or https://',
    schema: z.pipe(
      z.string().check(z.refine((value) => value === '' || isWebAddress(value))),
      z.transform((value) => value.replace(/\/+$/, '') || null),
    ),
  };
}

/** The address of a service, with a path if it is below one; empty reads as null. */
export function serviceAddress(): Kind<string | null> {
  return {
    allowed: 'scheme and host, and a path if there is one, such as https://s3.example.org',
    schema: z.pipe(
      z.string().check(z.refine((value) => value === '' || isSiteAddress(value))),
      z.transform((value) => (value === '' ? null : new URL(value).href.replace(/\/$/, ''))),
    ),
  };
}

/** The name of a bucket, or none (Amazon S3 User Guide, "General purpose bucket naming rules"). */
export function bucketName(): Kind<string> {
  return {
    allowed: 'the name of a bucket: 3 to 63 lower-case letters, digits, hyphens and dots',
    schema: z.string().check(z.regex(/^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])?$/)),
  };
}

/** A name that can be part of a host. */
export function nameInAddress(): Kind<string> {
  return {
    allowed: 'a name of letters, digits and hyphens',
    schema: z.string().check(z.regex(/^[a-z0-9-]{1,63}$/i)),
  };
}

/** Folders of a bucket. They come back with a slash at the end, or empty. */
export function keyPrefix(): Kind<string> {
  return {
    allowed: 'names of folders with letters, digits and `._-`, with slashes between them',
    schema: z.pipe(
      z.string().check(z.regex(/^([\w-][\w.-]*(\/[\w-][\w.-]*)*\/?)?$/)),
      z.transform((value) => value.replace(/\/?$/, value === '' ? '' : '/')),
    ),
  };
}

/** The address of a mail server; empty reads as null. */
export function mailServer(): Kind<string | null> {
  return {
    allowed: 'smtp://USER:PASSWORD@HOST:PORT or smtps://USER:PASSWORD@HOST:PORT',
    schema: z.pipe(
      z.string().check(z.refine((value) => value === '' || isMailServer(value))),
      z.transform((value) => value || null),
    ),
  };
}

/** Who sends e-mail; empty reads as null. */
export function mailSender(): Kind<{ readonly name: string; readonly address: string } | null> {
  return {
    allowed: 'an e-mail address, or a name and an address: Commonplace <noreply@example.org>',
    schema: z.pipe(
      z.string().check(z.refine((value) => value === '' || senderFrom(value) !== null)),
      z.transform(senderFrom),
    ),
  };
}

/** Reactions with their names. */
export function reactions(): Kind<readonly Reaction[]> {
  return {
    allowed: `1 to ${MAX_REACTIONS} emoji, each with a name of its own, comma-separated: 👍 thumbs up, ❤️ heart; or off`,
    schema: z.pipe(
      z.string().check(z.refine((value) => parseReactions(value) !== null)),
      z.transform((value) => parseReactions(value) ?? []),
    ),
  };
}

/** Where the site is: scheme and host, and the path that it stands below, if any. It has no slash at its end. */
export function siteAddress(): Kind<string | null> {
  return {
    allowed:
      'scheme and host, and the path that the site is below, such as https://example.org or https://example.org/forum',
    schema: z.pipe(
      z.string().check(z.refine((value) => value === '' || isSiteAddress(value))),
      z.transform((value) => (value === '' ? null : new URL(value).href.replace(/\/$/, ''))),
    ),
  };
}

/** Origins in the sense of RFC 6454 (scheme, host and port), or `*`. */
export function origins(): Kind<readonly string[]> {
  return {
    allowed: 'origins such as https://example.org, comma-separated, or *',
    schema: z.pipe(
      z.pipe(z.string(), z.transform(partsOf)),
      z.array(z.string().check(z.refine((part) => part === '*' || isOrigin(part)))),
    ),
  };
}

/** Proxies whose word is taken: how many there are in front, or their addresses and networks. */
export function trustedProxies(): Kind<number | readonly string[]> {
  return {
    allowed: 'a number of proxies, or addresses and networks such as 10.0.0.0/8, comma-separated',
    schema: z.pipe(
      z.string().check(z.refine((value) => proxiesFrom(value) !== null)),
      z.transform((value) => proxiesFrom(value) ?? []),
    ),
  };
}

function proxiesFrom(text: string): number | readonly string[] | null {
  if (/^\d{1,2}$/.test(text.trim())) return Number(text);
  const parts = partsOf(text);
  return parts.every((part) => ipaddr.isValid(part) || ipaddr.isValidCIDR(part)) ? parts : null;
}

function isMailServer(value: string): boolean {
  return /^smtps?:\/\/[^/]/.test(value) && parseUrl(value) !== null;
}

function senderFrom(text: string): { name: string; address: string } | null {
  const named = /^([^<>\p{Cc}]*)<([^<>]*)>$/u.exec(text.trim());
  const sender = {
    name: (named?.[1] ?? '').trim().replace(/^"(.*)"$/, '$1'),
    address: (named?.[2] ?? text).trim(),
  };
  return isMailAddress(sender.address) ? sender : null;
}

function isDatabaseUrl(value: string): boolean {
  if (value.startsWith('pglite:')) return value.length > 'pglite:'.length;
  return isPostgresUrl(value);
}

function isPostgresUrl(value: string): boolean {
  return postgresAddress(value) !== null;
}

/** Of a comma-separated list. */
function partsOf(text: string): string[] {
  return text.split(',').flatMap((part) => part.trim() || []);
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\//.test(value) && parseUrl(value) !== null;
}

/** Letters, digits and `-._~` in its path: these are the same in every address, escaped or not. */
function isSiteAddress(value: string): boolean {
  if (!isWebAddress(value)) return false;
  const { href, origin } = new URL(value);
  return /^(?:\/[\w.~-]+)*\/?$/.test(href.slice(origin.length));
}

function isOrigin(value: string): boolean {
  return isWebAddress(value) && new URL(value).origin === value;
}
