delete from mart.segment_move where currency = :'currency' and seen_on >= :'as_of'::date
