delete from mart.segment_member where currency = :'currency'
