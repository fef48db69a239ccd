insert into mart.segment_size (currency, as_of, segment, version, customers, monetary)
select currency, as_of, segment, version, count(*), sum(monetary) from fresh_score group by currency, as_of, segment, version
on conflict (currency, as_of, segment) do update set
  version = excluded.version, customers = excluded.customers, monetary = excluded.monetary
