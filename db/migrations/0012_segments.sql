-- Segments by k-means: saved, versioned models, who is in which, and who went where between two days.
create table mart.segment_model (
  currency text not null,
  version integer not null,
  as_of date not null,
  made_at timestamptz not null,
  settings jsonb not null,
  -- Scaling, centroids, names, components: enough to place anybody. And what was tried, with its figures.
  model jsonb not null,
  customers bigint not null,
  elapsed_ms double precision not null,
  primary key (currency, version)
);

create table mart.segment_member (
  currency text not null,
  customer_id bigint not null,
  version integer not null,
  as_of date not null,
  segment smallint not null,
  -- Where the picture has them.
  x real not null,
  y real not null,
  features real[] not null,
  primary key (currency, customer_id)
);
create index segment_member_by_segment on mart.segment_member (currency, segment, customer_id);

-- Names are of their versions: between two versions customers change their segment because the segments changed.
create table mart.segment_flow (
  currency text not null,
  as_of date not null,
  from_version integer not null,
  -- Null: not a customer before.
  from_segment smallint,
  to_version integer not null,
  to_segment smallint not null,
  customers bigint not null,
  unique nulls not distinct (currency, as_of, from_version, from_segment, to_version, to_segment)
);
