export default function CommentPage({ id }: { readonly id: string }) {
  return id;
}
