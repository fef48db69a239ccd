select place, rows from ops.find_text(:'mark', :'weak'::boolean)
