select place, rows from ops.redact_text(:'mark', :'replacement', :'weak'::boolean)
