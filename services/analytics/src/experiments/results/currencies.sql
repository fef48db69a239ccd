-- The currencies that the stores sell in, with how many minor units make one unit.
select st.currency, cu.minor_units::double precision as minor_units
from shop.store st join shop.currency cu on cu.code = st.currency
group by st.currency, cu.minor_units
order by st.currency
