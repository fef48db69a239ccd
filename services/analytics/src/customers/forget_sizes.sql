delete from mart.segment_size where currency = :'currency' and as_of = :'as_of'::date
