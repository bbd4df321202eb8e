import { lazy } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import type { wikiArticle_wikiPage$key } from '../__generated__/wikiArticle_wikiPage.graphql.ts';
import { browserPath } from '../paths.ts';
import { Contents } from '../text/contents.tsx';
import { RichHtml } from '../text/rich-html.tsx';
import { Title } from '../text/title.tsx';
import { TopicLinks } from '../text/topic-links.tsx';
import { amount } from '../ui/amount.ts';
import { WikiPageActions } from '../ui/member-parts.ts';
import { MemberTools } from '../ui/member-tools.tsx';
import { Moment } from '../ui/moment.tsx';
import { wikiPath } from './wiki-path.ts';

/** Loaded by members. */
const WikiTools = lazy(() => import('../authoring/wiki-tools.tsx'));

/** What a wiki page says now. */
export function WikiArticle({ wikiPage: key }: { readonly wikiPage: wikiArticle_wikiPage$key }) {
  const page = useFragment(
    graphql`
      fragment wikiArticle_wikiPage on WikiPage {
        id
        slug
        title
        titleHtml
        updatedAt
        contributionCount
        postCount
        body {
          html
          headings {
            anchor
            level
            text
          }
        }
        parentTopics {
          nodes {
            id
            slug
            title
            titleHtml
          }
        }
        childTopics(first: 100) {
          nodes {
            id
            slug
            title
            titleHtml
          }
        }
      }
    `,
    key,
  );
  return (
    <article>
      <header className="post-header">
        <TopicLinks label="Part of" of={page.parentTopics} />
        <h1 dir="auto">
          <Title of={page} />
        </h1>
        <ul className="facts" aria-label="Facts">
          <li>wiki page</li>
          <li>
            edited <Moment at={page.updatedAt} />
          </li>
          <li>
            <a href="#history">{amount(page.contributionCount, 'version')}</a>
          </li>
          <li>
            <a href="#posts">{amount(page.postCount, 'post')}</a>
          </li>
          <li>
            <a href={browserPath(`${wikiPath(page.slug)}/feed.atom`)}>feed of the changes</a>
          </li>
        </ul>
        <MemberTools subjectId={page.id} tools={WikiTools} className="page-tools" />
      </header>
      <Contents headings={page.body.headings} />
      {page.body.html === '' ? (
        <p className="nothing">
          {page.contributionCount === 0
            ? 'Nobody has written this page yet.'
            : 'This page has no text now. Its history has earlier versions.'}
        </p>
      ) : (
        <RichHtml html={page.body.html} headingLevel={2} isMain />
      )}
      <TopicLinks label="Subtopics" of={page.childTopics} />
      <MemberTools subjectId={page.id} tools={WikiPageActions} />
    </article>
  );
}
