-- upload.byId
select u.id as "id", case when u.digest is not null then json_build_object(
  'digest', u.digest, 'width', u.width, 'height', u.height,
  'widths', u.widths, 'isAnimated', u.is_animated
  ) end as "image" from uploads u
  where u.id = any($1::uuid[]) and false;
