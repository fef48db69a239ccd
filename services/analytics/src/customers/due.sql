-- Whether many customers are not scored: at the first start, and after an import. Not while a scoring runs or was just asked for.
select coalesce((select sum(new_customers) from mart.active_customers where grain = 'month'), 0) * 0.95
    > coalesce((select sum(customers) from mart.segment_size s
        where as_of = (select max(as_of) from mart.segment_size l where l.currency = s.currency)), 0)
  and not exists (select from ops.job_run where job = :'job' and started_at > :'now'::timestamptz - interval '10 minutes') as due
