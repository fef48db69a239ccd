-- What the best sellers of the last four weeks have in common: at least this much revenue, in minor units.
select coalesce(min(revenue), 0)::bigint as least
from (
  select sum(gross) as revenue from mart.cell
  where rollup = 'day_product' and store_id = 0 and bucket >= :'at'::timestamptz at time zone 'UTC' - interval '28 days'
    and bucket <= :'at'::timestamptz at time zone 'UTC'
  group by value having sum(gross) > 0 order by 1 desc limit :'top'::int
) best
