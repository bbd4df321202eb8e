import { lazy, Suspense } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { Footer } from './ui/footer.tsx';
import { Header } from './ui/header.tsx';
import { NotFound } from './ui/not-found.tsx';
import { PageBoundary } from './ui/page-boundary.tsx';
import { PageSkeleton } from './ui/skeleton.tsx';
import { useArrival } from './ui/use-arrival.ts';

const HomePage = lazy(() => import('./pages/home-page.tsx'));
const ProfilePage = lazy(() => import('./pages/profile-page.tsx'));
const PostPage = lazy(() => import('./pages/post-page.tsx'));
const CommentPage = lazy(() => import('./pages/comment-page.tsx'));
const WikiPage = lazy(() => import('./pages/wiki-page.tsx'));
const SequencePage = lazy(() => import('./pages/sequence-page.tsx'));
const SearchPage = lazy(() => import('./pages/search-page.tsx'));

/** The frame around every page, and which page it is. */
export function App() {
  const [path] = useLocation();
  useArrival(path);
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      <Header />
      <main id="main" tabIndex={-1}>
        <PageBoundary key={path}>
          <Suspense fallback={<PageSkeleton />}>
            <Switch>
              <Route path="/">
                <HomePage />
              </Route>
              <Route path="/users/:username">
                {({ username }) => <ProfilePage username={username} />}
              </Route>
              <Route path="/posts/:slug">{({ slug }) => <PostPage slug={slug} />}</Route>
              <Route path="/posts/:slug/comments/:id">{({ id }) => <CommentPage id={id} />}</Route>
              <Route path="/wiki/:slug">{({ slug }) => <WikiPage slug={slug} />}</Route>
              <Route path="/wiki/:slug/comments/:id">{({ id }) => <CommentPage id={id} />}</Route>
              <Route path="/sequences/:slug">{({ slug }) => <SequencePage slug={slug} />}</Route>
              <Route path="/search">
                <SearchPage />
              </Route>
              <Route>
                <NotFound what="page" />
              </Route>
            </Switch>
          </Suspense>
        </PageBoundary>
      </main>
      <Footer />
    </>
  );
}
