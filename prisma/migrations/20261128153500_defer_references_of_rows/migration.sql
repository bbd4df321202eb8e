-- An import of a whole site writes rows in the order of their ids: a reply may come before what it answers, and a
-- version before its post or page. Nothing changes for anybody else: these are checked at once unless a transaction
-- asks for later. Only the catalogue is written, so it takes no time whatever the size of the tables.
alter table comments
  alter constraint comments_parent_id_fkey deferrable initially immediate,
  alter constraint comments_root_id_fkey deferrable initially immediate;
alter table revisions
  alter constraint revisions_post_id_fkey deferrable initially immediate,
  alter constraint revisions_wiki_page_id_fkey deferrable initially immediate,
  alter constraint revisions_reverts_to_id_fkey deferrable initially immediate;
alter table wiki_pages
  alter constraint wiki_pages_merged_into_id_fkey deferrable initially immediate;
alter table posts
  alter constraint posts_accepted_answer_id_fkey deferrable initially immediate;
