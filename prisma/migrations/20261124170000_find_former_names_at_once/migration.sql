-- Nearly all of these lists are empty, and an empty list is an entry of a GIN index, too. With fastupdate
-- entries wait in a list, up to 4 MB of them, and every look-up reads that list for every name it asks
-- for: an import of 30,000 people spent most of its time there. Written at once, they cost nothing much.
alter index users_former_usernames_idx set (fastupdate = off);
alter index wiki_pages_former_slugs_idx set (fastupdate = off);
select gin_clean_pending_list('users_former_usernames_idx');
select gin_clean_pending_list('wiki_pages_former_slugs_idx');
