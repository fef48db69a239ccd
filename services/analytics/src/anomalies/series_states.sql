-- How many series each monitor watches, and how far.
select monitor, count(*) as series, count(*) filter (where learning) as learning, min(judged_to) as judged_to
from ops.series group by monitor
