update ops.import set mapping = :'mapping'::jsonb where id = :'id'::bigint
