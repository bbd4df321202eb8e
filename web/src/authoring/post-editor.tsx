import { graphql, useFragment, useLazyLoadQuery } from 'react-relay/hooks';
import type {
  postEditor_post$data,
  postEditor_post$key,
} from '../__generated__/postEditor_post.graphql.ts';
import type { postEditorQuery } from '../__generated__/postEditorQuery.graphql.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { PostForm } from './post-form.tsx';
import { NEW_POST, type PostValues } from './post-values.ts';

interface PostEditorProps {
  /** The post to edit, by its id or its slug. Neither begins a new one. */
  readonly id?: string | null;
  readonly slug?: string;
  readonly onCreate: (id: string) => void;
}

/** The form of a post, with what the server has of it. */
export default function PostEditor({ id, slug, onCreate }: PostEditorProps) {
  const { viewer, node, bySlug } = useLazyLoadQuery<postEditorQuery>(
    graphql`
      query postEditorQuery($id: ID!, $slug: String!, $hasId: Boolean!, $hasSlug: Boolean!) {
        viewer {
          can(action: POST_CREATE) {
            isAllowed
            reason
          }
        }
        node(id: $id) @include(if: $hasId) {
          ...postEditor_post @alias(as: "post")
        }
        bySlug: post(slug: $slug) @include(if: $hasSlug) {
          ...postEditor_post
        }
      }
    `,
    { id: id ?? '', slug: slug ?? '', hasId: Boolean(id), hasSlug: slug !== undefined },
    { ...useQueryOptions(), fetchPolicy: 'network-only' },
  );
  const isNew = !id && slug === undefined;
  const post = useFragment<postEditor_post$key>(
    graphql`
      fragment postEditor_post on Post {
        id
        path
        kind
        title
        linkUrl
        publishedAt
        body {
          markdown
        }
        topics(first: 30) {
          nodes {
            id
            title
          }
        }
        version
        viewerDraft {
          version
          basedOn
          title
          markdown
          linkUrl
          savedAt
        }
        viewerCan(actions: [POST_EDIT]) {
          isAllowed
          reason
        }
      }
    `,
    node?.post ?? bySlug ?? null,
  );
  if (!isNew && !post) return <p className="nothing">There is no such post, or it is not yours.</p>;
  const permission = post ? post.viewerCan[0] : viewer.can;
  if (permission && !permission.isAllowed) return <p className="nothing">{permission.reason}</p>;
  return (
    <PostForm
      initial={post ? valuesOf(post) : NEW_POST}
      path={post?.path ?? null}
      isPublished={Boolean(post?.publishedAt)}
      savedAt={post?.viewerDraft?.savedAt ?? null}
      onCreate={onCreate}
    />
  );
}

function valuesOf(post: postEditor_post$data): PostValues {
  const { id: postId, kind, viewerDraft } = post;
  const { title, linkUrl, markdown, basedOn } = viewerDraft ?? {
    ...{
      title: post.title,
      linkUrl: post.linkUrl,
      markdown: post.body.markdown,
      basedOn: post.version,
    },
  };
  const topics = post.topics.nodes.map(({ id, title }) => ({ id, title }));
  return {
    ...NEW_POST,
    ...{ postId, kind, title, topics },
    linkUrl: linkUrl ?? '',
    markdown,
    basedOn,
    draftVersion: viewerDraft?.version ?? null,
    savedTopicIds: topics.map(({ id }) => id),
  };
}
