-- True of every row, and said to be costly. The planner counts what comparing a text takes as little, though
-- the words of a long one are stored apart, and so it read a table of few rows row after row for each span.
-- A scan of the table asks this of every row, and one of the index of those alone that it has found.
create function search_by_index(id uuid) returns boolean
language plpgsql immutable parallel safe cost 1000 as 'begin return true; end';
