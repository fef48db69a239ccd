-- Currencies for which customers are scored, that of most of them first; none: nobody is scored yet.
select m.currency, m.customers, cu.minor_units::int as minor_units
from (select distinct on (currency) currency, customers from mart.customer_model order by currency, version desc) m
join shop.currency cu on cu.code = m.currency
order by m.customers desc, m.currency
