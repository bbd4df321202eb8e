import { lazy, Suspense } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { ViewerProvider } from './account/viewer.tsx';
import { PATHS } from './paths.ts';
import { Footer } from './ui/footer.tsx';
import { Header } from './ui/header.tsx';
import { Hydrated } from './ui/hydrated.tsx';
import { NotFound } from './ui/not-found.tsx';
import { PageBoundary } from './ui/page-boundary.tsx';
import { PageSkeleton } from './ui/skeleton.tsx';
import { useArrival } from './ui/use-arrival.ts';
import { usePageHead } from './ui/use-page-head.ts';
import { ViewerWatch } from './ui/viewer-watch.tsx';

const HomePage = lazy(() => import('./pages/home-page.tsx'));
const PostsPage = lazy(() => import('./pages/posts-page.tsx'));
const WikiPagesPage = lazy(() => import('./pages/wiki-pages-page.tsx'));
const SequencesPage = lazy(() => import('./pages/sequences-page.tsx'));
const PeoplePage = lazy(() => import('./pages/people-page.tsx'));
const AboutPage = lazy(() => import('./pages/about-page.tsx'));
const LogPage = lazy(() => import('./pages/log-page.tsx'));
const RecentEditsPage = lazy(() => import('./pages/recent-edits-page.tsx'));
const ProfilePage = lazy(() => import('./pages/profile-page.tsx'));
const PostPage = lazy(() => import('./pages/post-page.tsx'));
const PostHistoryPage = lazy(() => import('./pages/post-history-page.tsx'));
const CommentHistoryPage = lazy(() => import('./pages/comment-history-page.tsx'));
const CommentPage = lazy(() => import('./pages/comment-page.tsx'));
const PostEditorPage = lazy(() => import('./pages/post-editor-page.tsx'));
const DraftsPage = lazy(() => import('./pages/drafts-page.tsx'));
const SequenceEditorPage = lazy(() => import('./pages/sequence-editor-page.tsx'));
const WikiPage = lazy(() => import('./pages/wiki-page.tsx'));
const WikiEditorPage = lazy(() => import('./pages/wiki-editor-page.tsx'));
const SequencePage = lazy(() => import('./pages/sequence-page.tsx'));
const SearchPage = lazy(() => import('./pages/search-page.tsx'));
const SignInPage = lazy(() => import('./pages/sign-in-page.tsx'));
const SignUpPage = lazy(() => import('./pages/sign-up-page.tsx'));
const SignOutPage = lazy(() => import('./pages/sign-out-page.tsx'));
const LostPasswordPage = lazy(() => import('./pages/lost-password-page.tsx'));
const SettingsPage = lazy(() => import('./pages/settings-page.tsx'));
const NotificationsPage = lazy(() => import('./pages/notifications-page.tsx'));
const BookmarksPage = lazy(() => import('./pages/bookmarks-page.tsx'));
const FollowingPage = lazy(() => import('./pages/following-page.tsx'));
const AdminPage = lazy(() => import('./pages/admin-page.tsx'));
const ModerationPage = lazy(() => import('./pages/moderation-page.tsx'));

/** The frame around every page, and which page it is. */
export function App() {
  const [path] = useLocation();
  useArrival(path);
  usePageHead(path);
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      <Header />
      <main id="main" tabIndex={-1}>
        <PageBoundary key={path}>
          <Suspense fallback={<PageSkeleton />}>
            <ViewerProvider>
              <Switch>
                <Route path={PATHS.home}>
                  <HomePage />
                </Route>
                <Route path={PATHS.posts}>
                  <PostsPage />
                </Route>
                <Route path={PATHS.wiki}>
                  <WikiPagesPage />
                </Route>
                <Route path={PATHS.sequences}>
                  <SequencesPage />
                </Route>
                <Route path={PATHS.people}>
                  <PeoplePage />
                </Route>
                <Route path={PATHS.about}>
                  <AboutPage />
                </Route>
                <Route path={PATHS.log}>
                  <LogPage />
                </Route>
                <Route path={PATHS.recentEdits}>
                  <RecentEditsPage />
                </Route>
                <Route path={PATHS.profile}>
                  {({ username }) => <ProfilePage username={username} />}
                </Route>
                <Route path={PATHS.newPost}>
                  <PostEditorPage />
                </Route>
                <Route path={PATHS.editPost}>{({ slug }) => <PostEditorPage slug={slug} />}</Route>
                <Route path={PATHS.postHistory}>
                  {({ slug }) => <PostHistoryPage slug={slug} />}
                </Route>
                <Route path={PATHS.drafts}>
                  <DraftsPage />
                </Route>
                <Route path={PATHS.post}>{({ slug }) => <PostPage slug={slug} />}</Route>
                <Route path={PATHS.postComment}>{({ id }) => <CommentPage id={id} />}</Route>
                <Route path={PATHS.postCommentHistory}>
                  {({ id }) => <CommentHistoryPage id={id} />}
                </Route>
                <Route path={PATHS.newWikiPage}>
                  <WikiEditorPage />
                </Route>
                <Route path={PATHS.editWikiPage}>
                  {({ slug }) => <WikiEditorPage slug={slug} />}
                </Route>
                <Route path={PATHS.wikiPage}>{({ slug }) => <WikiPage slug={slug} />}</Route>
                <Route path={PATHS.wikiComment}>{({ id }) => <CommentPage id={id} />}</Route>
                <Route path={PATHS.wikiCommentHistory}>
                  {({ id }) => <CommentHistoryPage id={id} />}
                </Route>
                <Route path={PATHS.newSequence}>
                  <SequenceEditorPage />
                </Route>
                <Route path={PATHS.editSequence}>
                  {({ slug }) => <SequenceEditorPage slug={slug} />}
                </Route>
                <Route path={PATHS.sequence}>{({ slug }) => <SequencePage slug={slug} />}</Route>
                <Route path={PATHS.search}>
                  <SearchPage />
                </Route>
                <Route path={PATHS.signIn}>
                  <SignInPage />
                </Route>
                <Route path={PATHS.signUp}>
                  <SignUpPage />
                </Route>
                <Route path={PATHS.signOut}>
                  <SignOutPage />
                </Route>
                <Route path={PATHS.lostPassword}>
                  <LostPasswordPage />
                </Route>
                <Route path={PATHS.settings}>
                  <SettingsPage />
                </Route>
                <Route path={PATHS.notifications}>
                  <NotificationsPage />
                </Route>
                <Route path={PATHS.bookmarks}>
                  <BookmarksPage />
                </Route>
                <Route path={PATHS.following}>
                  <FollowingPage />
                </Route>
                <Route path={PATHS.moderation}>
                  <ModerationPage />
                </Route>
                <Route path={PATHS.admin}>
                  <AdminPage />
                </Route>
                <Route>
                  <NotFound what="page" />
                </Route>
              </Switch>
              <Hydrated />
              <ViewerWatch />
            </ViewerProvider>
          </Suspense>
        </PageBoundary>
      </main>
      <Footer />
    </>
  );
}
