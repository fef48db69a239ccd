delete from mart.segment_flow where currency = :'currency' and as_of >= :'as_of'::date
