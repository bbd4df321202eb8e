import type { Subject } from '../records.ts';
import { answerId, commentId, postSubjects } from './ids.ts';
import type { Site } from './site.ts';

/**
 * Finds links to the site's own questions, answers, comments and tags in Markdown or HTML. Each is a list
 * of what the address may mean, most likely first; each meaning comes once.
 */
export function linkFinder({ host, formerHosts }: Site): (text: string) => Subject[][] {
  const hosts = [host, ...formerHosts].map((name) => name.replaceAll('.', '\\.')).join('|');
  const address = new RegExp(
    `(?:(?:https?:)?//(?:${hosts})|(?<=["(<]|\\]:\\s{0,9}))/(questions|q|a|tags)/([^\\s"'<>()\\]]+)`,
    'gi',
  );
  return (text) => {
    const found = new Map<string, Subject[]>();
    const add = (subjects: Subject[]) => found.set(JSON.stringify(subjects), subjects);
    for (const [, section = '', rest = ''] of text.matchAll(address)) {
      const meant = meaningOf(section.toLowerCase(), rest);
      if (meant !== undefined) add(meant);
    }
    for (const [, tag = ''] of text.matchAll(/\[tag:([^\]\s]+)\]/g)) add([tagSubject(tag)]);
    return [...found.values()];
  };
}

function meaningOf(section: string, rest: string): Subject[] | undefined {
  const comment = rest.match(/#comment(\d+)(?:_|$)/)?.[1];
  if (comment !== undefined) return [{ kind: 'comment', externalId: commentId(Number(comment)) }];
  if (section === 'tags') return tagMeant(rest.match(/^([^/?#]+)(?:\/info)?\/?$/)?.[1]);
  const [path = '', fragment] = rest.replace(/[.,;:!]+$/, '').split('#');
  const [first = '', ...more] = path.replace(/\?.*$/, '').split('/');
  if (first === 'tagged') return tagMeant(more[0]);
  const answer =
    section === 'questions' ? (wholeNumber(fragment) ?? wholeNumber(more[1])) : undefined;
  const post = wholeNumber(first);
  if (post === undefined) return undefined;
  if (answer !== undefined && answer !== post) {
    return [{ kind: 'comment', externalId: answerId(answer) }, ...postSubjects(post)];
  }
  return postSubjects(post);
}

function tagMeant(tag: string | undefined): Subject[] | undefined {
  return tag === undefined || tag === '' ? undefined : [tagSubject(tag)];
}

function tagSubject(tag: string): Subject {
  return { kind: 'wikiPage', externalId: tag };
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
