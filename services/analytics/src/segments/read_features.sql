-- Every customer with segment and features, for a file.
select c.key as customer, m.segment, m.x::float8 as x, m.y::float8 as y, m.features
from mart.segment_member m join shop.customer c on c.id = m.customer_id
where m.currency = :'currency'
order by m.customer_id
