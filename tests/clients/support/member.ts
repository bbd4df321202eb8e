/**
 * What each of the client programs can do, so that one list of steps proves the same of all.
 * Every program shows its views anew whenever what it knows has changed.
 */
export interface Member {
  showNews(show: Show<News>): void;
  /** Shows a post with its newest comments, and each new comment as it comes. */
  showPost(slug: string, show: Show<Post>): void;
  /** Says that the viewer has read the notifications, and the comments on the post. */
  markRead(postId: string): Promise<unknown>;
  /** The HTML of a comment that is not written yet. */
  preview(markdown: string): Promise<string | undefined>;
  /** Returns what is wrong with it; nothing if the comment was written. */
  addComment(postId: string, markdown: string): Promise<readonly UserError[]>;
  createPost(input: NewPost): Promise<readonly UserError[]>;
  /** Returns the Markdown that shows the picture. */
  uploadPicture(file: Blob, description: string): Promise<string>;
  mute(userId: string): Promise<unknown>;
  /** Ends what runs for the views. */
  leave(): void;
}

export type Show<View> = (view: View) => void;

export interface News {
  readonly viewer: {
    readonly user: { readonly username: string } | null | undefined;
    readonly unreadNotificationCount: number;
    readonly notifications: { readonly nodes: readonly Notification[] } | null | undefined;
  };
  readonly posts: {
    readonly nodes: readonly {
      readonly title: string;
      readonly unreadCommentCount: number | null | undefined;
    }[];
  };
}

interface Notification {
  readonly kind: string;
  readonly readAt: string | null | undefined;
  readonly actor: { readonly username: string } | null | undefined;
}

export interface Post {
  readonly id: string;
  readonly unreadCommentCount: number | null | undefined;
  readonly comments: { readonly edges: readonly { readonly node: Comment }[] };
}

interface Comment {
  readonly id: string;
  readonly isUnread: boolean;
  readonly body: { readonly html: string };
  readonly author: Author | null | undefined;
}

interface Author {
  readonly id: string;
  readonly username: string;
  readonly viewerHasMuted: boolean;
}

export interface NewPost {
  readonly title: string;
  readonly markdown: string;
  readonly linkUrl?: string;
}

export interface UserError {
  readonly message: string;
  readonly path: readonly string[] | null | undefined;
}
