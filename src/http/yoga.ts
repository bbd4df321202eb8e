import { useDisableIntrospection } from '@graphql-yoga/plugin-disable-introspection';
import type { GraphQLSchema } from 'graphql';
import { createYoga } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { RecentPurges } from '../caching/recent-purges.ts';
import type { Database } from '../db/database.ts';
import type { Env } from '../env.ts';
import type { UploadReceiver } from '../images/receive-upload.ts';
import type { Hub } from '../live/hub.ts';
import type { Scope } from '../request/scope.ts';
import type { SiteSettings } from '../request/site-settings.ts';
import { shareImageWork } from '../share-images/share-image-work.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Tracer } from '../telemetry/tracing.ts';
import { requestContext } from './context.ts';
import { documentCache } from './document-cache.ts';
import { checkedBy, checkedEachTimeBy, createGuards } from './guards/guards.ts';
import type { Identify } from './identify.ts';
import { inProcess } from './in-process.ts';
import type { Bundle } from './pages/bundle.ts';
import type { OriginsOf } from './pages/old-address.ts';
import type { Operations } from './persisted-operations/manifest.ts';
import { registeredQueries } from './persisted-operations/registered-queries.ts';
import { useAcceptedAnswers } from './plugins/use-accepted-answers.ts';
import { useBodyLimit } from './plugins/use-body-limit.ts';
import { useCompiledOperations } from './plugins/use-compiled-operations.ts';
import { useCors } from './plugins/use-cors.ts';
import { useDocumentLimits } from './plugins/use-document-limits.ts';
import { useEncodedAnswers } from './plugins/use-encoded-answers.ts';
import { useFailureNotes } from './plugins/use-failure-notes.ts';
import { useGuards } from './plugins/use-guards.ts';
import { useJsonRequests } from './plugins/use-json-requests.ts';
import { useMetrics } from './plugins/use-metrics.ts';
import { useNamedOperations } from './plugins/use-named-operations.ts';
import { useNoSuggestions } from './plugins/use-no-suggestions.ts';
import { useOwnPages } from './plugins/use-own-pages.ts';
import { DOCUMENT_ID_PARAMETER, usePersistedDocuments } from './plugins/use-persisted-documents.ts';
import { useReadAfter } from './plugins/use-read-after.ts';
import { useRequestLog } from './plugins/use-request-log.ts';
import { useResponseHeaders } from './plugins/use-response-headers.ts';
import { GRAPHQL_PATH, useRoutes } from './plugins/use-routes.ts';
import { useShares } from './plugins/use-shares.ts';
import { useSubscriptions } from './plugins/use-subscriptions.ts';
import { useSurrogateKeys } from './plugins/use-surrogate-keys.ts';
import { useTimeLimit } from './plugins/use-time-limit.ts';
import { useTracing } from './plugins/use-tracing.ts';
import { useViewer } from './plugins/use-viewer.ts';
import { toPublicError } from './public-errors.ts';
import type { ReadAfter } from './read-after.ts';
import type { Readiness } from './readiness.ts';
import { assets } from './served/assets.ts';
import { type DataExportsOptions, dataExports } from './served/data-exports.ts';
import { feeds } from './served/feeds.ts';
import { graphiql } from './served/graphiql.ts';
import { health } from './served/health.ts';
import { type ImagesOptions, images } from './served/images.ts';
import { type MailLinks, mailLinks } from './served/mail-links.ts';
import { pages } from './served/pages.ts';
import { shareImages } from './served/share-images.ts';
import { signInRoutes } from './served/sign-in.ts';
import { sitemaps } from './served/sitemaps.ts';
import { uploads } from './served/uploads.ts';
import type { Shares } from './shares/shares.ts';
import type { SignInOptions } from './sign-in/route.ts';
import { MAX_BODY_BYTES } from './site-limits.ts';
import type { SitemapSource } from './sitemaps/sitemap-source.ts';
import { YOGA_DEFAULTS_OFF } from './yoga-defaults.ts';

interface HttpOptions {
  readonly env: Env;
  readonly schema: GraphQLSchema;
  readonly db: Database;
  readonly identify: Identify;
  /** Null where there are no replicas. */
  readonly readAfter: ReadAfter | null;
  readonly log: Logger;
  readonly hub: Hub;
  readonly shares: Shares;
  readonly registry: Scope['registry'];
  readonly site: SiteSettings;
  readonly mailer: Scope['mailer'];
  readonly mailLinks: MailLinks;
  readonly dataExports: Omit<DataExportsOptions, 'context'>;
  readonly readiness: () => Promise<Readiness>;
  /** Whether pictures can be stored and read. */
  readonly isStoreUsable: () => Promise<boolean>;
  /** Whose profile GraphiQL opens with. */
  readonly exampleUsername: () => Promise<string>;
  /** What the pages are made of. */
  readonly bundle: () => Promise<Bundle>;
  /** Operations that clients name by their id. */
  readonly operations: () => Promise<Operations>;
  readonly images: Omit<ImagesOptions, 'context'>;
  readonly uploadReceiver: UploadReceiver;
  readonly sitemapSources: readonly SitemapSource[];
  readonly originsOf: OriginsOf;
  /** Null where nobody signs in on the pages. */
  readonly signIn: SignInOptions | null;
  /** Null where nothing is measured. */
  readonly metrics: Metrics | null;
  /** Null where nothing is traced. */
  readonly tracer: Tracer | null;
  /** Null where no cache is purged. */
  readonly purges: RecentPurges | null;
}

/** Everything that happens to a request, in order. */
export function createHttp(options: HttpOptions) {
  const {
    env,
    schema,
    db,
    identify,
    readAfter,
    log,
    hub,
    shares,
    registry,
    site,
    mailer,
    readiness,
    isStoreUsable,
    exampleUsername,
    bundle,
    operations,
    uploadReceiver,
    signIn,
    metrics,
    tracer,
    purges,
  } = options;
  const context = (request: Request) =>
    requestContext({
      ...{ request, db, registry, site, mailer, shares, readAfter },
      answerLimit: env.ANSWER_LIMIT_BYTES,
      isPurged: purges !== null,
    });
  const seconds = env.OPERATION_TIMEOUT_SECONDS;
  const guards = createGuards({ env, schema, shares });
  const runOperation = inProcess({ schema, context, check: checkedEachTimeBy(guards), seconds });
  const check = checkedBy(guards);
  const hasGraphiql = env.GRAPHIQL && !env.PERSISTED_OPERATIONS_ONLY;
  return createYoga({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    context: ({ request }) => context(request),
    plugins: [
      // The request as such
      useRequestLog({ log, slowMs: env.SLOW_OPERATION_MS, ...shares }),
      tracer !== null && useTracing(tracer),
      metrics !== null && useMetrics(metrics),
      useResponseHeaders(site.url),
      useCors(env.CORS_ORIGINS),
      signIn !== null && useOwnPages({ cookie: signIn.cookie, siteUrl: env.SITE_URL }),
      useViewer(identify, signIn?.cookie ?? null),
      useShares(shares),
      // What is not GraphQL
      useRoutes({
        siteUrl: site.url,
        log,
        endpoints: [
          health({ readiness, isStoreUsable }),
          ...(hasGraphiql ? [graphiql({ site, username: exampleUsername, operations })] : []),
          assets(bundle),
          images({ ...options.images, context }),
          uploads(uploadReceiver),
          ...(signIn === null ? [] : [signInRoutes(signIn)]),
          mailLinks(site, options.mailLinks),
          dataExports({ ...options.dataExports, context }),
          feeds({ site, runOperation }),
          shareImages({ site, runOperation, work: shareImageWork }),
          sitemaps({ site, sources: options.sitemapSources, shares }),
          pages({ site, runOperation, bundle, originsOf: options.originsOf, hasGraphiql, log }),
        ],
      }),
      // Before its body is read
      useAcceptedAnswers(),
      useJsonRequests(),
      useBodyLimit({ bytes: MAX_BODY_BYTES }),
      usePersistedDocuments({
        operations,
        isRequired: env.PERSISTED_OPERATIONS_ONLY,
        registered: registeredQueries(),
      }),
      // Before the document is validated, and then
      useDocumentLimits(),
      useNamedOperations(),
      !env.INTROSPECTION && useDisableIntrospection(),
      !env.INTROSPECTION && useNoSuggestions(),
      // Before the operation is run
      useGuards(check),
      useCompiledOperations({ schema, context, check, seconds }),
      useTimeLimit({ seconds }),
      useSubscriptions({ hub, shares, identify, seconds, log }),
      // Before the answer is sent
      useFailureNotes(),
      useEncodedAnswers({
        cacheSeconds: env.PUBLIC_CACHE_SECONDS,
        isCompressed: env.COMPRESSION,
      }),
      purges !== null && useSurrogateKeys({ seconds: env.CACHE_PURGE_SECONDS, recent: purges }),
      readAfter !== null && useReadAfter({ readAfter, siteUrl: env.SITE_URL }),
    ],
    maskedErrors: { maskError: toPublicError },
    parserAndValidationCache: documentCache(),
    extraParamNames: [DOCUMENT_ID_PARAMETER],
    ...YOGA_DEFAULTS_OFF,
  });
}
